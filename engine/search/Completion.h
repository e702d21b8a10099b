#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/search/TrackQuery.h"

namespace barline::search {

/// Something that may be typed instead of a part of a search.
struct Suggestion {
  std::string text;                      ///< as it is inserted: "genre:", "8A", "\"drum & bass\""
  const char* meaning{};                 ///< as Field::meaning; null where the text says it all
  std::optional<model::MusicalKey> key;  ///< of a value of "key"

  bool operator==(const Suggestion& other) const { return text == other.text && key == other.key; }
};

struct Completion {
  std::size_t begin{};  ///< of the part that a suggestion replaces, in bytes
  std::size_t end{};
  std::string prefix;  ///< what of it stands before the cursor, without quotes
  std::vector<Suggestion> suggestions;
  /// The part is a value of this field, and the library's own texts that begin with `prefix`, or have a word
  /// that does, are to be suggested before the others.
  std::optional<TextField> libraryTexts;
};

/// What may be typed where the cursor is: names of fields where a word stands or none does, values after a
/// colon. A part that is already complete has no suggestions but itself.
/// @param cursor in bytes, at most the size of the text
[[nodiscard]] Completion completionAt(std::string_view text, std::size_t cursor);

/// A text as a value, in quotes where it would be read as something else without.
[[nodiscard]] std::string valueText(std::string_view text);

}  // namespace barline::search
