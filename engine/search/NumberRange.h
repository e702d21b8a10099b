#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "engine/search/Fields.h"
#include "engine/search/QueryProblem.h"

namespace barline::search {

/// What is sought of a number, a length or a date: a value; ">6", ">=6", "<6", "<=6", "=6", "6+"; a range,
/// "120-128" or "120..128", open at one end as "120-", "120.." or "..128"; a tempo give or take some, "128~3"
/// or "128~4%". An age alone, "30d", is everything since; two are a range in either order.
/// @param field of kind Number, Length or Date
/// @param now seconds since 1970, UTC
/// @return what is wrong with it: BadNumber, BadLength, LengthWithoutUnit, BadDate, OutOfRange or Backwards
[[nodiscard]] std::variant<NumberCondition, ProblemKind> parseNumberRange(std::string_view text,
                                                                          const Field& field,
                                                                          std::int64_t now);

/// Whether it is made of what ranges of the field are made of, so that more typing may make one of it.
[[nodiscard]] bool beginsNumberRange(std::string_view text, FieldKind kind);

}  // namespace barline::search
