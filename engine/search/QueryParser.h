#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/search/QueryProblem.h"
#include "engine/search/TrackQuery.h"

namespace barline::search {

/// What a stretch of the typed text is, so that it can be coloured.
enum class MarkKind : unsigned char {
  Minus,
  Field,  ///< with its colon
  Value,
  Word,  ///< or quoted text
};

struct Mark {
  std::size_t begin{};  ///< in bytes
  std::size_t end{};
  MarkKind kind{};

  bool operator==(const Mark&) const = default;
};

struct ParsedQuery {
  TrackQuery query;                    ///< of all that has a meaning
  std::vector<Mark> marks;             ///< ascending, without overlap; white space and commas have none
  std::vector<QueryProblem> problems;  ///< ascending by place

  bool operator==(const ParsedQuery&) const = default;
};

/// Words and values that a search may have.
inline constexpr std::size_t kMostValues = 200;

/// Reads what a person typed, any bytes of any length, in linear time: terms between white space, all of
/// which have to hold. A term is
///   word           the text occurs in the track; "several words" in quotes, as a whole
///   field:value    see allFields(); field:a,b for either of several; field:none where there is no value
///   -term          and that does not hold
/// What has no meaning is left out and told as a problem.
/// @param now seconds since 1970, UTC: "added:<30d" counts back from it, in local time
[[nodiscard]] ParsedQuery parseQuery(std::string_view text, std::int64_t now);

}  // namespace barline::search
