#pragma once

#include <string>
#include <string_view>

namespace barline::exporting::picture {

/// Text as content or attribute value of XML and HTML, on one line. What is no UTF-8 or no character of XML
/// becomes U+FFFD.
[[nodiscard]] std::string escaped(std::string_view utf8);

/// A number of at most so many decimals for SVG and CSS: "12", "-0.25"; 0 for what is not finite.
[[nodiscard]] std::string numeral(double value, int decimals = 2);

}  // namespace barline::exporting::picture
