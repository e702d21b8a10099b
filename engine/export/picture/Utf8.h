#pragma once

#include <cstddef>
#include <string_view>

namespace barline::exporting::picture {

/// A code point of a text and how many bytes it takes.
struct CodePoint {
  char32_t value{};  ///< U+FFFD for bytes that are no UTF-8
  std::size_t bytes{1};
};

/// The code point that `text` begins with. @param text not empty
[[nodiscard]] CodePoint firstCodePoint(std::string_view text);

}  // namespace barline::exporting::picture
