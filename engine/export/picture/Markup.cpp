#include "engine/export/picture/Markup.h"

#include <array>
#include <charconv>
#include <cmath>

#include "engine/export/picture/Utf8.h"

namespace barline::exporting::picture {
namespace {

/// Nothing where the character stands for itself.
std::string_view replacement(char32_t c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\t':
    case '\n':
    case '\r':
      return " ";
    default:
      break;
  }
  const bool allowed = c >= 0x20 && c != 0xFFFD && c != 0xFFFE && c != 0xFFFF && !(c >= 0x7F && c < 0xA0);
  return allowed ? std::string_view() : std::string_view("\xEF\xBF\xBD");
}

}  // namespace

std::string escaped(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  while (!utf8.empty()) {
    const CodePoint point = firstCodePoint(utf8);
    const std::string_view instead = replacement(point.value);
    out += instead.empty() ? utf8.substr(0, point.bytes) : instead;
    utf8.remove_prefix(point.bytes);
  }
  return out;
}

std::string numeral(double value, int decimals) {
  constexpr double kLargest = 1e9;
  if (!std::isfinite(value) || std::abs(value) > kLargest) return "0";
  std::array<char, 32> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals);
  std::string text(digits.data(), end.ptr);
  if (decimals > 0) text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace barline::exporting::picture
