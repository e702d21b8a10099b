#include "engine/tags/TagText.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace barline::tags {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

void append(std::string& text, char32_t character) {
  const auto byte = [&](char32_t value) { text.push_back(static_cast<char>(value)); };
  if (character < 0x80) {
    byte(character);
  } else if (character < 0x800) {
    byte(0xC0 | (character >> 6));
    byte(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    byte(0xE0 | (character >> 12));
    byte(0x80 | ((character >> 6) & 0x3F));
    byte(0x80 | (character & 0x3F));
  } else {
    byte(0xF0 | (character >> 18));
    byte(0x80 | ((character >> 12) & 0x3F));
    byte(0x80 | ((character >> 6) & 0x3F));
    byte(0x80 | (character & 0x3F));
  }
}

/// Control characters, and those that turn the direction of the text around them.
bool isControl(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/// The character at `index`, which moves on. TagLib's strings hold UTF-16 units, also where wchar_t is wider.
char32_t next(const TagLib::String& text, unsigned& index) {
  const auto unit = [&](unsigned i) { return static_cast<char32_t>(text[static_cast<int>(i)]); };
  const char32_t first = unit(index++);
  const bool isHigh = first >= 0xD800 && first < 0xDC00;
  if (isHigh && index < text.size() && unit(index) >= 0xDC00 && unit(index) < 0xE000) {
    return 0x10000 + ((first - 0xD800) << 10) + (unit(index++) - 0xDC00);
  }
  if ((first >= 0xD800 && first < 0xE000) || first > 0x10FFFF) return kReplacement;
  return first;
}

}  // namespace

std::string cleanText(const TagLib::String& text) {
  std::string clean;
  constexpr std::size_t kLongestCharacter = 4;
  for (unsigned i = 0; i < text.size() && clean.size() + kLongestCharacter <= kLongestText;) {
    const char32_t character = next(text, i);
    append(clean, isControl(character) ? U' ' : character);
  }
  const std::size_t begin = clean.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return clean.substr(begin, clean.find_last_not_of(' ') - begin + 1);
}

std::string joinedText(const TagLib::StringList& values) {
  std::string joined;
  std::vector<std::string> seen;
  for (const TagLib::String& value : values) {
    constexpr std::size_t kMostValues = 64;
    std::string text = cleanText(value);
    if (text.empty() || std::ranges::find(seen, text) != seen.end()) continue;
    if (seen.size() == kMostValues || joined.size() + text.size() + 2 > kLongestText) break;
    if (!joined.empty()) joined += "; ";
    joined += text;
    seen.push_back(std::move(text));
  }
  return joined;
}

std::optional<double> leadingNumber(std::string_view text) {
  std::string digits(text.substr(0, 40));
  std::ranges::replace(digits, ',', '.');
  const char* begin = digits.data();
  const char* const end = begin + digits.size();
  while (begin != end && *begin == ' ') ++begin;
  if (begin != end && *begin == '+') ++begin;
  double value = 0.0;
  const auto result = std::from_chars(begin, end, value, std::chars_format::fixed);
  if (result.ec != std::errc() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<int> yearOf(std::string_view text) {
  constexpr std::size_t kDigits = 4;
  int year = 0;
  const std::string_view digits = text.substr(0, kDigits);
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), year);
  const bool whole =
      digits.size() == kDigits && result.ec == std::errc() && result.ptr == digits.data() + kDigits;
  const bool goesOn = text.size() > kDigits && text[kDigits] >= '0' && text[kDigits] <= '9';
  // "20240131" is a date too.
  if (!whole || year < 1000 || (goesOn && text.size() != 8)) return std::nullopt;
  return year;
}

}  // namespace barline::tags
