#include "engine/evaluate/ChordShape.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/model/HarteSyntax.h"

namespace barline::evaluation {
namespace {

struct Shorthand {
  std::string_view name;
  std::string_view notes;  ///< degrees of the chord within the octave
  std::string_view above;  ///< degrees that an extended chord adds to it
};

// mir_eval.chord.QUALITIES and EXTENDED_QUALITY_REDUX; "aug7" and "maj11" are of JAMS' grammar only.
constexpr std::array kShorthands{
    Shorthand{"maj", "1 3 5", ""},
    Shorthand{"min", "1 b3 5", ""},
    Shorthand{"aug", "1 3 #5", ""},
    Shorthand{"dim", "1 b3 b5", ""},
    Shorthand{"sus4", "1 4 5", ""},
    Shorthand{"sus2", "1 2 5", ""},
    Shorthand{"7", "1 3 5 b7", ""},
    Shorthand{"maj7", "1 3 5 7", ""},
    Shorthand{"min7", "1 b3 5 b7", ""},
    Shorthand{"minmaj7", "1 b3 5 7", ""},
    Shorthand{"maj6", "1 3 5 6", ""},
    Shorthand{"min6", "1 b3 5 6", ""},
    Shorthand{"dim7", "1 b3 b5 6", ""},
    Shorthand{"hdim7", "1 b3 b5 b7", ""},
    Shorthand{"aug7", "1 3 #5 b7", ""},
    Shorthand{"maj9", "1 3 5 7", "9"},
    Shorthand{"min9", "1 b3 5 b7", "9"},
    Shorthand{"9", "1 3 5 b7", "9"},
    Shorthand{"maj11", "1 3 5 7", "9 11"},
    Shorthand{"min11", "1 b3 5 b7", "9 11"},
    Shorthand{"11", "1 3 5 b7", "9 11"},
    Shorthand{"maj13", "1 3 5 7", "9 11 13"},
    Shorthand{"min13", "1 b3 5 b7", "9 11 13"},
    Shorthand{"13", "1 3 5 b7", "9 11 13"},
    Shorthand{"1", "1", ""},
    Shorthand{"5", "1 5", ""},
};

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> found;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    found.emplace_back(text.substr(0, space));
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
  }
  return found;
}

/// Adds a degree to the sum of what sounds, or takes one with a star away.
void addDegree(std::string_view degree, bool withinOctave, std::array<int, 12>& notes) {
  const int sign = degree.starts_with('*') ? -1 : 1;
  const auto semitones = model::scaleDegreeSemitones(sign < 0 ? degree.substr(1) : degree);
  if (!semitones || (*semitones >= 12 && !withinOctave)) return;
  notes[static_cast<std::size_t>(((*semitones % 12) + 12) % 12)] += sign;
}

}  // namespace

ChordShape chordShape(std::string_view label, bool reduceExtended) {
  const auto parsed = model::parseHarteLabel(label);
  ChordShape shape;
  if (!parsed || parsed->kind != model::HarteLabel::Kind::Chord) {
    const bool isNone = parsed && parsed->kind == model::HarteLabel::Kind::NoChord;
    shape.root = -1;
    shape.bass = -1;
    shape.notes.fill(isNone ? 0 : -1);
    return shape;
  }
  std::vector<std::string> degrees = parsed->degrees;
  const auto* const shorthand =
      std::find_if(kShorthands.begin(), kShorthands.end(),
                   [&](const Shorthand& one) { return one.name == parsed->shorthand; });
  if (shorthand != kShorthands.end()) {
    for (const std::string& degree : words(shorthand->notes)) addDegree(degree, false, shape.notes);
    if (reduceExtended) {
      for (std::string& degree : words(shorthand->above)) {
        if (std::find(degrees.begin(), degrees.end(), degree) == degrees.end())
          degrees.push_back(std::move(degree));
      }
    }
  }
  shape.notes[0] = 1;
  for (const std::string& degree : degrees) addDegree(degree, reduceExtended, shape.notes);
  for (int& note : shape.notes) note = note > 0 ? 1 : 0;
  shape.root = parsed->root;
  shape.bass = parsed->bass;
  shape.notes[static_cast<std::size_t>(shape.bass)] = 1;
  return shape;
}

}  // namespace barline::evaluation
