#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/search/Fields.h"
#include "engine/search/QueryProblem.h"
#include "engine/search/QueryScanner.h"
#include "engine/search/TrackQuery.h"

namespace barline::search {

/// Nothing but ASCII's white space.
[[nodiscard]] bool isBlank(std::string_view text);

/// There is nothing where a value should be.
[[nodiscard]] bool isAbsent(const Piece& piece);

/// What the values of a term with a field mean.
struct FieldValues {
  std::vector<Condition> anyOf;        ///< of those that mean something
  bool reversed{false};                ///< none of them must hold: "bpm:none" is no known tempo
  std::vector<QueryProblem> problems;  ///< of the others, ascending by place
};

/// @param field that the term names
/// @param now seconds since 1970, UTC
[[nodiscard]] FieldValues readValues(const Term& term, const Field& field, std::int64_t now);

}  // namespace barline::search
