#include "engine/model/MusicalKey.h"

#include <array>

#include "engine/model/Codec.h"

namespace barline::model {
namespace {

// Along the line of fifths from Gb (-6) to A# (10): the names with one accidental at most, without Cb and E#.
constexpr int kFlattest = -6;
constexpr std::array<std::string_view, 17> kFifths{"Gb", "Db", "Ab", "Eb", "Bb", "F",  "C",  "G", "D",
                                                   "A",  "E",  "B",  "F#", "C#", "G#", "D#", "A#"};
constexpr std::array<std::string_view, 12> kNaturals{"C", "", "D", "", "E", "F", "", "G", "", "A", "", "B"};

// How many fifths a note lies above the tonic of the major key with the same signature, by semitones. Minor
// raises its third, sixth and seventh, and its fourth as the leading note of the fifth.
constexpr std::array<int, 12> kMajorFifths{0, -5, 2, -3, 4, -1, 6, 1, -4, 3, -2, 5};
constexpr std::array<int, 12> kMinorFifths{0, 7, 2, 9, 4, -1, 6, 1, 8, 3, -2, 5};

int relativeMajorTonic(const MusicalKey& key) {
  return key.mode == Mode::Major ? key.tonic : (key.tonic + 3) % 12;
}

/// Accidentals of the signature: positive for sharps, −5 … 6. The enharmonic pair F#/Gb counts as F#.
int signature(const MusicalKey& key) {
  const int fifths = (relativeMajorTonic(key) * 7) % 12;
  return fifths > 6 ? fifths - 12 : fifths;
}

}  // namespace

void MusicalKey::restore() const {
  if (tonic < 0 || tonic > 11 || mode > Mode::Minor) throw CodecError("not a key");
}

std::string pitchClassName(int pitchClass, const MusicalKey& key) {
  const auto index = static_cast<std::size_t>(((pitchClass % 12) + 12) % 12);
  if (!kNaturals[index].empty()) return std::string(kNaturals[index]);
  const auto& fifths = key.mode == Mode::Major ? kMajorFifths : kMinorFifths;
  const auto degree = (index + 12 - static_cast<std::size_t>(relativeMajorTonic(key))) % 12;
  int position = signature(key) + fifths[degree];
  if (position < kFlattest) position += 12;
  const int last = kFlattest + static_cast<int>(kFifths.size()) - 1;
  if (position > last) position -= 12;
  return std::string(kFifths[static_cast<std::size_t>(position - kFlattest)]);
}

std::string toString(const MusicalKey& key) {
  return pitchClassName(key.tonic, key) + (key.mode == Mode::Major ? " major" : " minor");
}

std::optional<MusicalKey> parseMusicalKey(std::string_view text) {
  for (int tonic = 0; tonic < 12; ++tonic) {
    for (const Mode mode : {Mode::Major, Mode::Minor}) {
      const MusicalKey key{tonic, mode};
      if (toString(key) == text) return key;
    }
  }
  return std::nullopt;
}

int camelotNumber(const MusicalKey& key) {
  return (7 * relativeMajorTonic(key) + 7) % 12 + 1;
}

std::string openKey(const MusicalKey& key) {
  // Open Key counts fifths from C major, Camelot from a wheel on which C major is the eighth.
  return std::to_string((camelotNumber(key) + 4) % 12 + 1) + (key.mode == Mode::Major ? "d" : "m");
}

std::string camelot(const MusicalKey& key) {
  return std::to_string(camelotNumber(key)) + (key.mode == Mode::Major ? "B" : "A");
}

}  // namespace barline::model
