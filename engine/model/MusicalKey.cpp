#include "engine/model/MusicalKey.h"

#include <array>

namespace barline::model {
namespace {

constexpr std::array<std::string_view, 12> kSharpNames{"C",  "C#", "D",  "D#", "E",  "F",
                                                       "F#", "G",  "G#", "A",  "A#", "B"};
constexpr std::array<std::string_view, 12> kFlatNames{"C",  "Db", "D",  "Eb", "E",  "F",
                                                      "Gb", "G",  "Ab", "A",  "Bb", "B"};

int relativeMajorTonic(const MusicalKey& key) {
  return key.mode == Mode::Major ? key.tonic : (key.tonic + 3) % 12;
}

/// Accidentals of the signature: positive for sharps, −5 … 6. The enharmonic pair F#/Gb counts as F#.
int signature(const MusicalKey& key) {
  const int fifths = (relativeMajorTonic(key) * 7) % 12;
  return fifths > 6 ? fifths - 12 : fifths;
}

}  // namespace

std::string pitchClassName(int pitchClass, const MusicalKey& key) {
  const auto index = static_cast<std::size_t>(((pitchClass % 12) + 12) % 12);
  return std::string(signature(key) < 0 ? kFlatNames[index] : kSharpNames[index]);
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

std::string camelot(const MusicalKey& key) {
  return std::to_string(camelotNumber(key)) + (key.mode == Mode::Major ? "B" : "A");
}

}  // namespace barline::model
