#pragma once

#include <taglib/tstring.h>
#include <taglib/tstringlist.h>

#include <optional>
#include <string>
#include <string_view>

namespace barline::tags {

/// More text is cut off, between characters.
inline constexpr std::size_t kLongestText = 8192;  // bytes

/// UTF-8 that can be shown and stored: line ends, tabs and other control characters become spaces, spaces at
/// the ends go, half characters become U+FFFD, at most kLongestText bytes remain.
[[nodiscard]] std::string cleanText(const TagLib::String& text);

/// The values that say something, each once, parted by "; ".
[[nodiscard]] std::string joinedText(const TagLib::StringList& values);

/// A number at the beginning of a text, '.' or ',' before its decimals: "-7.03 dB" is −7.03. Finite.
[[nodiscard]] std::optional<double> leadingNumber(std::string_view text);

/// The year at the beginning of a date ("1998-05-04", "1998"), 1000–9999.
[[nodiscard]] std::optional<int> yearOf(std::string_view text);

}  // namespace barline::tags
