#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/ChordNames.h"

namespace barline::model {

/// A chord that what is being typed may be going to be.
struct ChordCandidate {
  std::string label;  ///< Harte
  std::string name;   ///< plain: "Am7"

  bool operator==(const ChordCandidate&) const = default;
};

/// Chords whose plain names begin with what has been typed so far, spelled by `key`: the one that was typed
/// in full first, then those of the key, then the others, plain ones before those with many notes. Where
/// nothing has been typed, `likely` (Harte labels, the likeliest first) and the chords of the key. At most
/// `most`.
[[nodiscard]] std::vector<ChordCandidate> completeChord(std::string_view typed, const MusicalKey& key,
                                                        const std::vector<std::string>& likely = {},
                                                        std::size_t most = 8);

}  // namespace barline::model
