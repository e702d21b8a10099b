#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace barline::exporting {

/// Appends `bytes` bytes of a number, the lowest first; those beyond the eighth are 0.
inline void putLittle(std::string& text, std::uint64_t value, int bytes) {
  for (; bytes > 0; --bytes, value >>= 8U)
    text += static_cast<char>(static_cast<unsigned char>(value & 0xFFU));
}

/// A number whose lowest byte comes first. @param bytes up to 8 of them
[[nodiscard]] inline std::uint64_t littleNumber(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace barline::exporting
