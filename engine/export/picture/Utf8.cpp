#include "engine/export/picture/Utf8.h"

#include <array>

namespace barline::exporting::picture {
namespace {

constexpr CodePoint kBroken{0xFFFD, 1};

/// Code points below which a sequence of so many bytes is longer than it need be (RFC 3629).
constexpr std::array<char32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};

}  // namespace

CodePoint firstCodePoint(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return kBroken;
  auto value = static_cast<char32_t>(lead & (0x7FU >> length));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return kBroken;
    value = value << 6U | static_cast<char32_t>(byte(i) & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kLeast.at(length) || value > 0x10FFFF || surrogate) return kBroken;
  return {value, length};
}

}  // namespace barline::exporting::picture
