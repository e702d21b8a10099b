#include "engine/export/NpyFile.h"

#include <stdexcept>

namespace barline::exporting {
namespace {

using namespace std::string_literals;

const std::string kMagic = "\x93NUMPY\x01\x00"s;
constexpr std::size_t kLengthField = 2;
constexpr std::size_t kAlignment = 64;  // of the data, so that it can be mapped into memory

}  // namespace

std::string npyBytes(std::span<const std::uint8_t> values, std::size_t columns) {
  if (columns == 0 || values.size() % columns != 0) throw std::invalid_argument("npyBytes: not a matrix");
  std::string header = "{'descr': '|u1', 'fortran_order': False, 'shape': (" +
                       std::to_string(values.size() / columns) + ", " + std::to_string(columns) + "), }";
  const std::size_t before = kMagic.size() + kLengthField;
  while ((before + header.size() + 1) % kAlignment != 0) header += ' ';
  header += '\n';
  std::string bytes = kMagic;
  bytes += static_cast<char>(header.size() & 0xff);
  bytes += static_cast<char>(header.size() >> 8);
  bytes += header;
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size());
  return bytes;
}

}  // namespace barline::exporting
