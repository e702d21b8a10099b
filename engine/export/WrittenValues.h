#pragma once

#include <string>
#include <string_view>

namespace barline::exporting {

/// A number with `digits` after the point and '.' whatever the locale; empty for what is no finite number.
[[nodiscard]] std::string decimal(double value, int digits);

/// Seconds to the microsecond: "12.345678".
[[nodiscard]] std::string secondsText(double seconds);

/// The shortest text that reads back as exactly this number; empty for what is no finite number.
[[nodiscard]] std::string shortest(double value);
[[nodiscard]] std::string shortest(float value);

/// Valid UTF-8: what is none becomes U+FFFD, and so do the characters that XML 1.0 (section 2.2) has no place
/// for. Tabs and line breaks stay.
[[nodiscard]] std::string cleanText(std::string_view text);

/// cleanText() on one line: line breaks, tabs and other control characters become spaces, those at the ends
/// go.
[[nodiscard]] std::string oneLine(std::string_view text);

/// A cell of comma-separated values, quoted where RFC 4180 asks for it. The text stays what it is.
[[nodiscard]] std::string csvCell(std::string_view text);

/// cleanText() with the characters that are XML's own written as entities: for content and for values in
/// double quotes, where line breaks and tabs stay too.
[[nodiscard]] std::string xmlText(std::string_view text);

}  // namespace barline::exporting
