#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace barline::search {

enum class ProblemKind : unsigned char {
  UnknownField,
  MisspeltField,
  MissingValue,
  SpaceAfterColon,
  BadNumber,
  BadLength,
  LengthWithoutUnit,
  BadDate,
  OutOfRange,
  Backwards,
  BadKey,
  BadMetre,
  BadColour,
  BadFlag,
  NoneAmongOthers,
  TooLong,
};

/// A part of a search that has no meaning and is left out of it.
struct QueryProblem {
  std::size_t begin{};  ///< of the part, in bytes of the text
  std::size_t end{};    ///< after it
  ProblemKind kind{};
  std::vector<std::string> arguments;  ///< of the sentence
  bool unfinished{};                   ///< more typing may mend it, so it is no mistake yet

  bool operator==(const QueryProblem&) const = default;
};

/// One English sentence that says what is wrong and what to write, with %1, %2 … for the arguments; marked
/// for translation in the context "Search".
[[nodiscard]] const char* sentencePattern(ProblemKind kind);

/// The sentence in English.
[[nodiscard]] std::string sentence(const QueryProblem& problem);

/// What a sentence quotes of a typed text: the text or its beginning, cut between characters.
[[nodiscard]] std::string quotable(const std::string& typed);

}  // namespace barline::search
