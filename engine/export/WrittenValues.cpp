#include "engine/export/WrittenValues.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <system_error>

namespace barline::exporting {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr int kMicroseconds = 6;

struct Character {
  std::uint32_t code{};
  std::size_t bytes{};  ///< 0 where the text begins with no character
};

/// The first character of a text that is not empty, as UTF-8 has it (RFC 3629).
Character firstCharacter(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (bytes == 0 || bytes > text.size()) return {};
  std::uint32_t code = lead & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    code = code << 6U | (byte(i) & 0x3FU);
  }
  constexpr std::array<std::uint32_t, 5> kSmallest{0, 0, 0x80, 0x800, 0x10000};
  const bool isSurrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < kSmallest[bytes] || code > 0x10FFFF || isSurrogate) return {};
  return {code, bytes};
}

bool isXmlCharacter(std::uint32_t code) {
  return code >= 0x20 ? code != 0xFFFE && code != 0xFFFF : code == '\t' || code == '\n' || code == '\r';
}

/// Controls, and the line and paragraph separators of Unicode.
bool breaksLine(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
}

/// Puts together what `written` makes of each character. @param written called with code and bytes; code 0
/// and no bytes stand for what is no character
template <typename Function>
std::string mapped(std::string_view text, Function written) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const Character character = firstCharacter(text);
    result += written(character.code, text.substr(0, character.bytes));
    text.remove_prefix(std::max<std::size_t>(character.bytes, 1));
  }
  return result;
}

template <typename Number, typename... Format>
std::string number(Number value, Format... format) {
  if (!std::isfinite(value)) return {};
  std::array<char, 400> text{};  // the largest double has 309 digits before its point
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, format...);
  return error == std::errc{} ? std::string(text.data(), end) : std::string();
}

}  // namespace

std::string decimal(double value, int digits) {
  std::string text = number(value, std::chars_format::fixed, digits);
  // "-0.000" is a 0 that was rounded.
  if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  return text;
}

std::string secondsText(double seconds) {
  return decimal(seconds, kMicroseconds);
}

std::string shortest(double value) {
  return number(value + 0.0);
}

std::string shortest(float value) {
  return number(value + 0.0F);
}

std::string cleanText(std::string_view text) {
  return mapped(text, [](std::uint32_t code, std::string_view bytes) {
    return bytes.empty() || !isXmlCharacter(code) ? kReplacement : bytes;
  });
}

std::string oneLine(std::string_view text) {
  std::string line = mapped(text, [](std::uint32_t code, std::string_view bytes) {
    if (bytes.empty()) return kReplacement;
    return breaksLine(code) ? std::string_view(" ") : isXmlCharacter(code) ? bytes : kReplacement;
  });
  line.erase(0, std::min(line.find_first_not_of(' '), line.size()));
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::string csvCell(std::string_view text) {
  const bool isPlain = text.find_first_of(",\"\r\n") == std::string_view::npos && !text.starts_with(' ') &&
                       !text.ends_with(' ');
  if (isPlain) return std::string(text);
  std::string cell = "\"";
  for (const char letter : text) cell += letter == '"' ? std::string("\"\"") : std::string(1, letter);
  return cell += '"';
}

std::string xmlText(std::string_view text) {
  return mapped(text, [](std::uint32_t code, std::string_view bytes) -> std::string_view {
    if (bytes.empty() || !isXmlCharacter(code)) return kReplacement;
    switch (code) {
      case '&':
        return "&amp;";
      case '<':
        return "&lt;";
      case '>':
        return "&gt;";
      case '"':
        return "&quot;";
      case '\t':
        return "&#9;";
      case '\n':
        return "&#10;";
      case '\r':
        return "&#13;";
      default:
        return bytes;
    }
  });
}

}  // namespace barline::exporting
