#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace barline::storage {

/// What texts are compared by when searching: case folded, accents and other marks removed, letters such as ø
/// and æ spelled out, every stretch of white space one space. "Sigur Rós – Ágætis" becomes "sigur ros –
/// agaetis".
/// @param text UTF-8; anything else in it becomes U+FFFD
[[nodiscard]] std::string foldForSearch(std::string_view text);

/// The lines of a text that are not empty.
[[nodiscard]] std::vector<std::string> linesOf(std::string_view text);

/// Text as the database holds it: valid UTF-8 without NUL, whatever a tag or file name contained.
[[nodiscard]] std::string cleanText(std::string_view text);

}  // namespace barline::storage
