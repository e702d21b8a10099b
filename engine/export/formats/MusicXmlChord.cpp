#include "engine/export/formats/MusicXmlChord.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "engine/model/ChordNames.h"
#include "engine/model/Harmony.h"
#include "engine/model/HarteSyntax.h"

namespace barline::exporting {
namespace {

constexpr std::array<std::pair<std::string_view, const char*>, 25> kKinds{{{"maj", "major"},
                                                                           {"min", "minor"},
                                                                           {"dim", "diminished"},
                                                                           {"aug", "augmented"},
                                                                           {"5", "power"},
                                                                           {"sus2", "suspended-second"},
                                                                           {"sus4", "suspended-fourth"},
                                                                           {"maj6", "major-sixth"},
                                                                           {"min6", "minor-sixth"},
                                                                           {"7", "dominant"},
                                                                           {"maj7", "major-seventh"},
                                                                           {"min7", "minor-seventh"},
                                                                           {"dim7", "diminished-seventh"},
                                                                           {"hdim7", "half-diminished"},
                                                                           {"minmaj7", "major-minor"},
                                                                           {"aug7", "augmented-seventh"},
                                                                           {"9", "dominant-ninth"},
                                                                           {"maj9", "major-ninth"},
                                                                           {"min9", "minor-ninth"},
                                                                           {"11", "dominant-11th"},
                                                                           {"maj11", "major-11th"},
                                                                           {"min11", "minor-11th"},
                                                                           {"13", "dominant-13th"},
                                                                           {"maj13", "major-13th"},
                                                                           {"min13", "minor-13th"}}};

XmlNote noteOf(int pitchClass, const model::MusicalKey& key) {
  const std::string name = pitchClassName(pitchClass, key);
  const auto count = [&](char sign) {
    return static_cast<int>(std::count(name.begin() + 1, name.end(), sign));
  };
  return {name.substr(0, 1), count('#') - count('b')};
}

/// Semitones by which the fifth of a shorthand is not perfect.
int fifthOf(std::string_view shorthand) {
  if (shorthand == "dim" || shorthand == "dim7" || shorthand == "hdim7") return -1;
  return shorthand == "aug" || shorthand == "aug7" ? 1 : 0;
}

/// Harte's degree, "b9" or "*5", as its number and its accidentals.
struct Degree {
  bool isOmitted{};
  int value{};
  int accidentals{};
};

Degree degreeOf(std::string_view text) {
  Degree degree;
  if (text.starts_with('*')) {
    degree.isOmitted = true;
    text.remove_prefix(1);
  }
  for (; text.starts_with('#') || text.starts_with('b'); text.remove_prefix(1))
    degree.accidentals += text.front() == '#' ? 1 : -1;
  std::from_chars(text.data(), text.data() + text.size(), degree.value);
  return degree;
}

std::vector<XmlDegree> degreesOf(const model::HarteLabel& label) {
  constexpr int kFifth = 5;
  constexpr int kSeventh = 7;
  std::vector<Degree> degrees;
  for (const std::string& text : label.degrees) degrees.push_back(degreeOf(text));
  const auto isFifth = [](const Degree& degree) { return degree.value == kFifth; };
  // A fifth that is left out and written anew is altered.
  const bool altersFifth =
      std::ranges::count_if(degrees, isFifth) == 2 && std::ranges::find_if(degrees, isFifth)->isOmitted;
  std::vector<XmlDegree> written;
  for (const Degree& degree : degrees) {
    if (degree.isOmitted) {
      if (!altersFifth || !isFifth(degree)) written.push_back({degree.value, 0, "subtract"});
    } else if (altersFifth && isFifth(degree)) {
      written.push_back({kFifth, degree.accidentals - fifthOf(label.shorthand), "alter"});
    } else {
      written.push_back({degree.value, degree.accidentals + (degree.value == kSeventh ? 1 : 0), "add"});
    }
  }
  return written;
}

}  // namespace

XmlChord xmlChord(std::string_view harteLabel, const model::MusicalKey& key) {
  const auto label = model::parseHarteLabel(harteLabel);
  if (!label || label->kind != model::HarteLabel::Kind::Chord) return {.text = "N.C."};
  XmlChord chord;
  const auto* const kind = std::ranges::find(kKinds, label->shorthand, &decltype(kKinds)::value_type::first);
  chord.kind = kind == kKinds.end() ? "other" : kind->second;
  if (const auto name = model::parseHarte(harteLabel)) chord.text = model::plainQuality(name->quality);
  chord.root = noteOf(label->root, key);
  if (label->bass != 0) chord.bass = noteOf(label->root + label->bass, key);
  chord.degrees = degreesOf(*label);
  return chord;
}

}  // namespace barline::exporting
