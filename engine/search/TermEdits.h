#pragma once

#include <string>
#include <string_view>

namespace barline::search {

/// A search with another value for a field: in place of the values of its first term with that field that is
/// not negated, or as a further term. Everything else stays as it was typed.
/// @param field a name or alias
/// @param value as it is typed; see valueText(). Empty: the term goes
[[nodiscard]] std::string withTerm(std::string_view search, std::string_view field, std::string_view value);

}  // namespace barline::search
