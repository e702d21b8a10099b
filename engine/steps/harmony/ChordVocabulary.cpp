#include "engine/steps/harmony/ChordVocabulary.h"

#include <algorithm>
#include <array>
#include <span>

#include "engine/model/Harmony.h"

namespace barline::steps {
namespace {

struct Degree {
  std::size_t semitones{};
  std::string_view name;
};

struct Shape {
  std::string_view shorthand;
  std::array<Degree, 3> upper;  // the notes above the root; semitones 0 fills up
};

constexpr Degree kMinorThird{3, "b3"};
constexpr Degree kMajorThird{4, "3"};
constexpr Degree kFifth{7, "5"};
constexpr Degree kFlatFifth{6, "b5"};
constexpr Degree kMinorSeventh{10, "b7"};
constexpr Degree kSixth{9, "6"};

// A ninth stands in the bass so seldom that it is left out.
constexpr std::array<Shape, kChordQualities> kShapes{{{"maj", {{kMajorThird, kFifth}}},
                                                      {"min", {{kMinorThird, kFifth}}},
                                                      {"7", {{kMajorThird, kFifth, kMinorSeventh}}},
                                                      {"maj7", {{kMajorThird, kFifth, {11, "7"}}}},
                                                      {"min7", {{kMinorThird, kFifth, kMinorSeventh}}},
                                                      {"dim", {{kMinorThird, kFlatFifth}}},
                                                      {"dim7", {{kMinorThird, kFlatFifth, {9, "bb7"}}}},
                                                      {"hdim7", {{kMinorThird, kFlatFifth, kMinorSeventh}}},
                                                      {"aug", {{kMajorThird, {8, "#5"}}}},
                                                      {"sus2", {{{2, "2"}, kFifth}}},
                                                      {"sus4", {{{5, "4"}, kFifth}}},
                                                      {"maj6", {{kMajorThird, kFifth, kSixth}}},
                                                      {"min6", {{kMinorThird, kFifth, kSixth}}},
                                                      {"9", {{kMajorThird, kFifth, kMinorSeventh}}}}};

const Shape& shapeOf(ChordQuality quality) {
  return kShapes[static_cast<std::size_t>(quality)];
}

}  // namespace

std::string_view chordDegree(ChordQuality quality, std::size_t semitones) {
  if (semitones == 0) return {};
  for (const Degree& degree : shapeOf(quality).upper) {
    if (degree.semitones == semitones) return degree.name;
  }
  return {};
}

std::string harteLabel(const VoicedChord& chord, const model::MusicalKey& key) {
  if (chord.chord >= kNoChord) return "N";
  const ChordQuality quality = chordQuality(chord.chord);
  std::string label = model::pitchClassName(static_cast<int>(chordRoot(chord.chord)), key) + ':' +
                      std::string(shapeOf(quality).shorthand);
  const std::string_view degree = chordDegree(quality, (chord.bass + 12 - chordRoot(chord.chord)) % 12);
  if (!degree.empty()) label += '/' + std::string(degree);
  return label;
}

std::optional<std::size_t> chordNumber(std::string_view harteLabel) {
  if (harteLabel == "N") return kNoChord;
  const auto chord = model::parseHarte(harteLabel);
  if (!chord) return std::nullopt;
  const auto* const shape = std::ranges::find(kShapes, chord->quality, &Shape::shorthand);
  if (shape == kShapes.end()) return std::nullopt;
  return static_cast<std::size_t>(shape - kShapes.begin()) * 12 + static_cast<std::size_t>(chord->root);
}

}  // namespace barline::steps
