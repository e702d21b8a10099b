#include "tests/accuracy/NpyFile.h"

#include <fstream>
#include <iterator>
#include <regex>
#include <stdexcept>
#include <string>

namespace barline::test {

ByteTable readNpy(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  constexpr std::size_t kPreamble = 10;  // magic string, version, length of the header
  const auto fail = [&](const char* reason) { throw std::runtime_error(file.string() + ": " + reason); };
  if (bytes.size() < kPreamble || bytes.compare(0, 8, std::string("\x93NUMPY\x01\x00", 8)) != 0)
    fail("no .npy file of version 1");
  const std::size_t length =
      static_cast<unsigned char>(bytes[8]) + 256U * static_cast<unsigned char>(bytes[9]);
  const std::string header = bytes.substr(kPreamble, length);
  std::smatch shape;
  if (header.find("'|u1'") == std::string::npos ||
      !std::regex_search(header, shape, std::regex(R"(\((\d+), (\d+)\))"))) {
    fail("not a table of bytes");
  }
  ByteTable table{std::stoul(shape[1]), std::stoul(shape[2]), {}};
  if (bytes.size() != kPreamble + length + table.rows * table.columns) fail("cut short");
  const bool isByColumns = header.find("'fortran_order': True") != std::string::npos;
  table.values.resize(table.rows * table.columns);
  for (std::size_t row = 0; row < table.rows; ++row) {
    for (std::size_t column = 0; column < table.columns; ++column) {
      const std::size_t at = isByColumns ? column * table.rows + row : row * table.columns + column;
      table.values[row * table.columns + column] = static_cast<std::uint8_t>(bytes[kPreamble + length + at]);
    }
  }
  return table;
}

model::PitchSpectrum readPitchSpectrum(const std::filesystem::path& file) {
  const ByteTable table = readNpy(file);
  if (table.columns != model::PitchSpectrum::kBands)
    throw std::runtime_error(file.string() + ": no pitch spectrum");
  model::PitchSpectrum spectrum;
  spectrum.duration = static_cast<double>(table.rows) / model::PitchSpectrum::kFrameRate;
  spectrum.codes.append(table.values.data(), table.values.size());
  return spectrum;
}

}  // namespace barline::test
