#include "engine/audio/Text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace barline::audio {

namespace {

unsigned byteAt(std::string_view text, std::size_t index) {
  return index < text.size() ? static_cast<unsigned char>(text[index]) : 0U;
}

/// Length in bytes of the well-formed UTF-8 character at `index` (Unicode 15, table 3-7); 0 where there is
/// none.
std::size_t characterLength(std::string_view text, std::size_t index) {
  const unsigned lead = byteAt(text, index);
  const unsigned second = byteAt(text, index + 1);
  const auto continues = [&](std::size_t offset) { return (byteAt(text, index + offset) & 0xC0U) == 0x80U; };
  if (lead < 0x80U) return 1;
  if (lead >= 0xC2U && lead <= 0xDFU) return continues(1) ? 2 : 0;
  if (lead >= 0xE0U && lead <= 0xEFU) {
    const bool overlong = lead == 0xE0U && second < 0xA0U;
    const bool surrogate = lead == 0xEDU && second > 0x9FU;
    return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (lead >= 0xF0U && lead <= 0xF4U) {
    const bool overlong = lead == 0xF0U && second < 0x90U;
    const bool beyond = lead == 0xF4U && second > 0x8FU;
    return continues(1) && continues(2) && continues(3) && !overlong && !beyond ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::string oneLine(std::string_view text, std::size_t maximumBytes) {
  std::string line;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = characterLength(text, i);
    std::string_view character = length == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(i, length);
    const auto first = static_cast<unsigned char>(character.front());
    if (first < 0x20U || first == 0x7FU) character = " ";
    if (line.size() + character.size() > maximumBytes) break;
    line += character;
    i += std::max<std::size_t>(length, 1);
  }
  const auto begin = line.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return line.substr(begin, line.find_last_not_of(' ') - begin + 1);
}

std::string clockTime(double seconds) {
  const std::int64_t total = std::llround(std::clamp(seconds, 0.0, 1e9));
  std::array<char, 48> text{};
  if (total >= 3600)
    std::snprintf(text.data(), text.size(), "%lld:%02d:%02d", static_cast<long long>(total / 3600),
                  static_cast<int>(total / 60 % 60), static_cast<int>(total % 60));
  else
    std::snprintf(text.data(), text.size(), "%d:%02d", static_cast<int>(total / 60),
                  static_cast<int>(total % 60));
  return text.data();
}

}  // namespace barline::audio
