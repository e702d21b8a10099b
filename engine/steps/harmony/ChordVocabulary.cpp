#include "engine/steps/harmony/ChordVocabulary.h"

#include <algorithm>
#include <array>

#include "engine/model/Harmony.h"

namespace barline::steps {
namespace {

constexpr std::array<std::string_view, kChordQualities> kShorthands{"maj", "min", "7",    "maj7", "min7",
                                                                    "dim", "aug", "sus2", "sus4"};

}  // namespace

std::string harteLabel(std::size_t chord, const model::MusicalKey& key) {
  if (chord >= kNoChord) return "N";
  return model::pitchClassName(static_cast<int>(chordRoot(chord)), key) + ':' +
         std::string(kShorthands[chord / 12]);
}

std::optional<std::size_t> chordNumber(std::string_view harteLabel) {
  if (harteLabel == "N") return kNoChord;
  const auto chord = model::parseHarte(harteLabel);
  if (!chord) return std::nullopt;
  const auto* const quality = std::ranges::find(kShorthands, chord->quality);
  if (quality == kShorthands.end()) return std::nullopt;
  return static_cast<std::size_t>(quality - kShorthands.begin()) * 12 + static_cast<std::size_t>(chord->root);
}

}  // namespace barline::steps
