#pragma once

#include <span>
#include <string_view>

namespace barline::search {

/// A line of the help on the search language.
struct GuideLine {
  std::string_view example;  ///< a valid search
  const char* meaning{};     ///< as Field::meaning
};

/// How terms are made, from the simplest on. What fields there are says allFields().
[[nodiscard]] std::span<const GuideLine> termGuide();

/// How values are written: keys, dates, lengths.
[[nodiscard]] std::span<const GuideLine> valueGuide();

}  // namespace barline::search
