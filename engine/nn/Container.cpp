#include "engine/nn/Container.h"

#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/nn/GraphReader.h"
#include "engine/nn/Sha256.h"

namespace barline::nn {
namespace {

constexpr std::array<unsigned char, 8> kMagic{0x89, 'B', 'N', 'E', 'T', '\r', '\n', 0x1a};
constexpr std::size_t kLengthField = 4;
constexpr std::size_t kPrefix = kMagic.size() + kLengthField;
constexpr std::size_t kLargestHeader = std::size_t{1} << 20;
constexpr int kFormat = 1;

std::size_t headerLength(std::span<const std::byte> bytes) {
  if (bytes.size() < kPrefix) throw ContainerError("This is no network: it is too short.");
  for (std::size_t i = 0; i < kMagic.size(); ++i) {
    if (bytes[i] != std::byte{kMagic[i]}) throw ContainerError("This is no network: it begins otherwise.");
  }
  std::size_t length = 0;
  for (std::size_t i = kLengthField; i-- > 0;) {
    length = length << 8 | std::to_integer<std::size_t>(bytes[kMagic.size() + i]);
  }
  if (length > kLargestHeader || length > bytes.size() - kPrefix) {
    throw ContainerError("The network's header ends beyond the file.");
  }
  return length;
}

}  // namespace

Graph readContainer(std::span<const std::byte> bytes, Checksum checksum) {
  const std::span<const std::byte> text = bytes.subspan(kPrefix > bytes.size() ? bytes.size() : kPrefix);
  const std::size_t length = headerLength(bytes);
  const auto* const begin = reinterpret_cast<const char*>(text.data());
  const auto header = nlohmann::json::parse(begin, begin + length, nullptr, false);
  if (!header.is_object()) throw ContainerError("The network's header is damaged.");
  const auto format = header.find("format");
  if (format == header.end() || !format->is_number_integer() || *format != kFormat) {
    throw ContainerError("The network has a format that this version of Barline does not know.");
  }
  const std::span<const std::byte> payload = text.subspan(length);
  const auto expected = header.find("sha256");
  if (expected == header.end() || !expected->is_string() ||
      (checksum == Checksum::Verify && *expected != sha256(payload))) {
    throw ContainerError("The network's weights do not match their checksum.");
  }
  return readGraph(header, payload);
}

}  // namespace barline::nn
