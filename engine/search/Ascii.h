#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace barline::search {

/// Of ASCII alone, whatever the locale; other bytes are none of these and stay as they are.
constexpr bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool equalFolded(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

constexpr bool startsWithFolded(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() && equalFolded(text.substr(0, beginning.size()), beginning);
}

inline std::string foldedAscii(std::string_view text) {
  std::string folded(text);
  std::ranges::transform(folded, folded.begin(), lower);
  return folded;
}

}  // namespace barline::search
