#include "engine/export/picture/TextWidth.h"

#include <array>
#include <cstdint>

#include "engine/export/picture/Utf8.h"

namespace barline::exporting::picture {
namespace {

/// Advances of U+0020 to U+007E in hundredths of the size: Inter 4.0, weight 600, the widest in use.
constexpr std::array<std::uint8_t, 95> kAscii{
    25, 31, 40, 64, 65, 84, 66, 21,  39,  39, 54, 67, 30, 47, 29, 38, 67, 48, 62, 65, 67, 63, 65, 59,
    65, 65, 29, 30, 67, 67, 67, 54,  100, 72, 66, 74, 72, 61, 59, 75, 74, 27, 56, 68, 57, 91, 74, 77,
    64, 78, 65, 65, 66, 73, 72, 101, 69,  70, 65, 39, 38, 39, 48, 47, 50, 57, 63, 58, 63, 59, 38, 63,
    61, 26, 26, 57, 26, 90, 61, 61,  62,  62, 40, 55, 38, 61, 58, 84, 56, 58, 56, 39, 36, 39, 67};

/// Of the regular weight, against the above.
constexpr double kRegular = 0.975;
constexpr char32_t kEllipsis = 0x2026;

bool within(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

bool joinsTheOneBefore(char32_t c) {
  return within(c, 0x0300, 0x036F) || within(c, 0x200B, 0x200F) || within(c, 0xFE00, 0xFE0F) ||
         within(c, 0x202A, 0x202E) || within(c, 0x2066, 0x2069);
}

bool isFullWidth(char32_t c) {
  return within(c, 0x1100, 0x115F) || within(c, 0x2E80, 0xA4CF) || within(c, 0xAC00, 0xD7A3) ||
         within(c, 0xF900, 0xFAFF) || within(c, 0xFE30, 0xFE6F) || within(c, 0xFF00, 0xFFEF) || c >= 0x1F000;
}

/// Share of the size.
double advance(char32_t c) {
  if (within(c, 0x20, 0x7E)) return kAscii.at(c - 0x20) / 100.0;
  if (joinsTheOneBefore(c)) return 0.0;
  if (isFullWidth(c)) return 1.25;
  if (c == kEllipsis) return 0.82;
  if (c == 0x266D || c == 0x266F) return 0.5;
  if (c == 0xB7 || c == 0x2019) return 0.3;
  return 0.68;
}

double factor(double size, int weight) {
  return size * (weight >= 500 ? 1.0 : kRegular);
}

}  // namespace

double textWidth(std::string_view utf8, double size, int weight) {
  double width = 0;
  while (!utf8.empty()) {
    const CodePoint point = firstCodePoint(utf8);
    width += advance(point.value);
    utf8.remove_prefix(point.bytes);
  }
  return width * factor(size, weight);
}

std::string elided(std::string_view utf8, double width, double size, int weight) {
  if (textWidth(utf8, size, weight) <= width) return std::string(utf8);
  const double room = width / factor(size, weight) - advance(kEllipsis);
  double taken = 0;
  std::size_t end = 0;
  while (end < utf8.size()) {
    const CodePoint point = firstCodePoint(utf8.substr(end));
    taken += advance(point.value);
    if (taken > room) break;
    end += point.bytes;
  }
  while (end > 0 && utf8[end - 1] == ' ') --end;
  return end == 0 ? std::string() : std::string(utf8.substr(0, end)).append("…");
}

}  // namespace barline::exporting::picture
