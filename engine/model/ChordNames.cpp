#include "engine/model/ChordNames.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/model/ChordParser.h"
#include "engine/model/Harmony.h"

namespace barline::model {
namespace {

constexpr std::array<std::string_view, 12> kSharps{"C",  "C#", "D",  "D#", "E",  "F",
                                                   "F#", "G",  "G#", "A",  "A#", "B"};
constexpr std::array<std::string_view, 12> kFlats{"C",  "Db", "D",  "Eb", "E",  "F",
                                                  "Gb", "G",  "Ab", "A",  "Bb", "B"};
constexpr std::array<std::string_view, 12> kNumbers{"1",  "b2", "2",  "b3", "3",  "4",
                                                    "#4", "5",  "b6", "6",  "b7", "7"};

// Where players write otherwise than Harte; "min…" becomes "m…" by rule, and alterations lose their brackets.
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kPlain{
    {{"maj", ""},
     {"hdim7", "m7b5"},
     {"hdim7(9)", "m9b5"},
     {"maj6", "6"},
     {"maj6(9)", "69"},
     {"min6(9)", "m69"},
     {"minmaj7", "mM7"},
     {"minmaj7(9)", "mM9"},
     {"maj(9)", "add9"},
     {"min(9)", "madd9"},
     {"maj(11)", "add11"},
     {"sus4(b7)", "7sus4"},
     {"sus2(b7)", "7sus2"},
     {"sus4(7)", "maj7sus4"},
     {"sus4(b7,9)", "9sus4"},
     {"sus4(b7,9,11,13)", "13sus4"},
     {"aug(b7)", "7#5"},
     {"aug(7)", "maj7#5"}}};

int wrapped(int pitchClass) {
  return (pitchClass % 12 + 12) % 12;
}

/// Everything that follows the root of a Harte label: ":min7/b3".
std::string_view afterRoot(std::string_view label) {
  std::size_t at = 1;
  while (at < label.size() && (label[at] == '#' || label[at] == 'b')) ++at;
  return label.substr(std::min(at, label.size()));
}

std::string plainName(const ChordName& chord, const MusicalKey& key, Accidentals accidentals) {
  std::string name = noteName(chord.root, key, accidentals) + plainQuality(chord.quality);
  if (chord.bass != chord.root) name += '/' + noteName(chord.bass, key, accidentals);
  return name;
}

}  // namespace

std::string noteName(int pitchClass, const MusicalKey& key, Accidentals accidentals) {
  const auto index = static_cast<std::size_t>(wrapped(pitchClass));
  switch (accidentals) {
    case Accidentals::Sharps:
      return std::string(kSharps[index]);
    case Accidentals::Flats:
      return std::string(kFlats[index]);
    case Accidentals::ByKey:
      break;
  }
  return pitchClassName(pitchClass, key);
}

MusicalKey transposed(const MusicalKey& key, int semitones) {
  return {wrapped(key.tonic + semitones), key.mode};
}

std::string transposedChord(std::string_view harteLabel, int semitones, const MusicalKey& key) {
  const auto chord = parseHarte(harteLabel);
  if (!chord) return std::string(harteLabel);
  return pitchClassName(chord->root + semitones, key) + std::string(afterRoot(harteLabel));
}

std::string chordName(std::string_view harteLabel, const MusicalKey& key, const ChordDisplay& display) {
  auto chord = parseHarte(harteLabel);
  if (!chord) return display.notation == ChordNotation::Harte ? "N" : "N.C.";
  const MusicalKey written = transposed(key, display.shift());
  chord->root = wrapped(chord->root + display.shift());
  chord->bass = wrapped(chord->bass + display.shift());
  switch (display.notation) {
    case ChordNotation::Harte:
      return noteName(chord->root, written, display.accidentals) + std::string(afterRoot(harteLabel));
    case ChordNotation::Roman:
      return romanNumeral(harteLabel, key);
    case ChordNotation::Nashville:
      return nashvilleNumber(harteLabel, key);
    case ChordNotation::Plain:
      break;
  }
  return plainName(*chord, written, display.accidentals);
}

std::string nashvilleNumber(std::string_view harteLabel, const MusicalKey& key) {
  const auto chord = parseHarte(harteLabel);
  if (!chord) return {};
  const int one = key.mode == Mode::Major ? key.tonic : key.tonic + 3;
  const auto numberOf = [one](int pitchClass) {
    return kNumbers[static_cast<std::size_t>(wrapped(pitchClass - one))];
  };
  std::string number(numberOf(chord->root));
  std::string suffix = plainQuality(chord->quality);
  if (suffix.starts_with('m') && !suffix.starts_with("maj")) suffix.replace(0, 1, "-");
  number += suffix;
  if (chord->bass != chord->root) number += '/' + std::string(numberOf(chord->bass));
  return number;
}

std::string plainQuality(std::string_view quality) {
  const auto* const entry =
      std::find_if(kPlain.begin(), kPlain.end(), [&](const auto& pair) { return pair.first == quality; });
  if (entry != kPlain.end()) return std::string(entry->second);
  const std::size_t bracket = quality.find('(');
  if (bracket == std::string_view::npos)
    return quality.starts_with("min") ? 'm' + std::string(quality.substr(3)) : std::string(quality);
  // "7(b9)" is "7b9"; what is altered stands by itself, what is added keeps its brackets.
  std::string_view list = quality.substr(bracket + 1, quality.size() - bracket - 2);
  if (list.starts_with("*5,b5") || list.starts_with("*5,#5")) list.remove_prefix(3);
  const bool altered = !list.empty() && (list.front() == 'b' || list.front() == '#') &&
                       list.find(',') == std::string_view::npos;
  const std::string base = plainQuality(quality.substr(0, bracket));
  return altered ? base + std::string(list) : base + '(' + std::string(list) + ')';
}

}  // namespace barline::model
