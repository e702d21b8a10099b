#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace barline::exporting {

/// Appends `bytes` bytes of a number, the lowest first.
inline void putLittle(std::string& text, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i)
    text += static_cast<char>(static_cast<unsigned char>(value >> (8 * i) & 0xFFU));
}

/// A number whose lowest byte comes first. @param bytes up to 8 of them
[[nodiscard]] inline std::uint64_t littleNumber(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace barline::exporting
