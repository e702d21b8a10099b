#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace barline::storage {

/// Something that both libraries have another answer to.
struct MergeConflict {
  enum class Kind : unsigned char {
    OwnValue,  ///< a text, a rating or a colour that a person has set: this library's stays
    Edits      ///< corrections of the same stretch: both are kept, the later one shows
  };

  Kind kind{};
  std::string track;   ///< artist and title, or the fingerprint of audio that is no track any more
  std::string field;   ///< 'rating', 'title', … or the layer: 'grid', 'chords', 'key', 'sections'
  std::string ours;    ///< what stays, or when and by whom it was corrected here
  std::string theirs;  ///< the same of the other library

  bool operator==(const MergeConflict&) const = default;
};

/// What a merge has brought.
struct MergeReport {
  std::int64_t tracksAdded{};
  std::int64_t tracksMatched{};     ///< that both had
  std::int64_t analysesReplaced{};  ///< of those, by the other library's newer ones
  std::int64_t valuesTaken{};       ///< texts, ratings, colours and tags that only the other had
  std::int64_t editsAdded{};
  std::int64_t cratesAdded{};
  std::vector<MergeConflict> conflicts;
};

}  // namespace barline::storage
