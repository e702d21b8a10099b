#pragma once

#include <string>
#include <string_view>

namespace barline::cli {

/// How a search is written, for `--help`: what a term is, every field with an example, every state.
[[nodiscard]] std::string searchLanguageHelp();

/// What is wrong with a search, one sentence for each problem with the place underlined; each ends with a
/// line break. Empty where nothing is. A terminal obeys none of its bytes.
[[nodiscard]] std::string searchProblems(std::string_view typed);

}  // namespace barline::cli
