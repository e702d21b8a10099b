#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barline::search {

/// A stretch of the typed text, in bytes, and what stands in it.
struct Piece {
  std::size_t begin{};
  std::size_t end{};  ///< after its closing quote
  std::string text;   ///< without quotes and the backslashes before quotes
  bool quoted{false};

  bool operator==(const Piece&) const = default;
};

/// Terms stand between white space: a word, a quoted text, or a field with its values, "genre:house,techno".
/// Not yet what they mean.
struct Term {
  std::size_t begin{};  ///< with the minus sign
  std::size_t end{};
  bool negated{false};
  std::optional<Piece> field;  ///< what stands before the colon
  std::vector<Piece> values;   ///< at least one; of a field they may be empty, and stand between commas

  bool operator==(const Term&) const = default;
};

struct ScannedText {
  std::vector<Term> terms;
  std::size_t end{};  ///< where it stopped: the text's size, or where there were too many values
};

/// Splits a text of any bytes, in time linear in its length. A quote opens only where a word or a value
/// begins, so 12" stays a word, and closes at its counterpart or at the end of the text. Letters before a
/// colon are a field, unless the value looks like what follows a drive's letter or a URL's scheme. A dash
/// alone, as between the artist and the title of a pasted name, is no term.
/// @param mostValues words and values that are read at most
[[nodiscard]] ScannedText scanTerms(std::string_view text, std::size_t mostValues);

}  // namespace barline::search
