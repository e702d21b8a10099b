#include "engine/steps/harmony/ChordVocabulary.h"

namespace barline::steps {
namespace {

struct QualityEntry {
  std::string_view shorthand;
  std::size_t notes{};
  std::array<int, 4> intervals{};
};

constexpr std::array<QualityEntry, kChordQualities> kQualities{{
    {"maj", 3, {0, 4, 7}},
    {"min", 3, {0, 3, 7}},
    {"7", 4, {0, 4, 7, 10}},
    {"maj7", 4, {0, 4, 7, 11}},
    {"min7", 4, {0, 3, 7, 10}},
    {"dim", 3, {0, 3, 6}},
    {"aug", 3, {0, 4, 8}},
    {"sus2", 3, {0, 2, 7}},
    {"sus4", 3, {0, 5, 7}},
}};

}  // namespace

std::span<const int> chordIntervals(ChordQuality quality) {
  const QualityEntry& entry = kQualities[static_cast<std::size_t>(quality)];
  return std::span(entry.intervals).first(entry.notes);
}

std::string harteLabel(std::size_t chord, const model::MusicalKey& key) {
  if (chord == kNoChord) return "N";
  return model::pitchClassName(static_cast<int>(chordRoot(chord)), key) + ':' +
         std::string(kQualities[chord / 12].shorthand);
}

}  // namespace barline::steps
