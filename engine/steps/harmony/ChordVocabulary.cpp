#include "engine/steps/harmony/ChordVocabulary.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "engine/model/Harmony.h"
#include "engine/model/HarteSyntax.h"

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

/// Nothing for a quality outside the vocabulary.
std::optional<std::size_t> numberOf(std::string_view quality, int root) {
  const auto* const shape = std::ranges::find(kShapes, quality, &Shape::shorthand);
  if (shape == kShapes.end()) return std::nullopt;
  return static_cast<std::size_t>(shape - kShapes.begin()) * 12 + static_cast<std::size_t>(root);
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
  return numberOf(chord->quality, chord->root);
}

std::optional<std::size_t> nearestChord(std::string_view harteLabel) {
  // What the extended chords of Harte's shorthands (2005) begin with.
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kFoundations{{{"maj9", "maj7"},
                                                                                        {"maj11", "maj7"},
                                                                                        {"maj13", "maj7"},
                                                                                        {"min9", "min7"},
                                                                                        {"min11", "min7"},
                                                                                        {"min13", "min7"},
                                                                                        {"11", "7"},
                                                                                        {"13", "7"},
                                                                                        {"minmaj7", "min"},
                                                                                        {"aug7", "aug"}}};
  const auto label = model::parseHarteLabel(harteLabel);
  if (!label) return std::nullopt;
  if (label->kind == model::HarteLabel::Kind::NoChord) return kNoChord;
  std::string_view quality = label->shorthand;
  const auto* const extended =
      std::ranges::find(kFoundations, quality, &decltype(kFoundations)::value_type::first);
  if (extended != kFoundations.end()) quality = extended->second;
  return numberOf(quality, label->root);
}

}  // namespace barline::steps
