#include "engine/playback/ChordVoicing.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <span>
#include <string_view>

namespace barline::playback {
namespace {

constexpr int kLowestBass = 40;    // E2
constexpr int kLowestUpper = 54;   // F♯3
constexpr int kHighestUpper = 65;  // of the lowest of the upper notes: F4
constexpr int kCentre = 62;        // D4, where the hand rests

struct Quality {
  std::string_view name;
  std::array<int, 5> semitones;  // above the root; −1 = none
};

// Harte et al., "Symbolic representation of musical chords" (ISMIR 2005), table 1; beyond it what players
// write. Of five notes the fifth is left out: it colours least.
constexpr std::array<Quality, 25> kQualities{
    {{"maj", {0, 4, 7, -1, -1}},     {"min", {0, 3, 7, -1, -1}},  {"dim", {0, 3, 6, -1, -1}},
     {"aug", {0, 4, 8, -1, -1}},     {"maj7", {0, 4, 7, 11, -1}}, {"min7", {0, 3, 7, 10, -1}},
     {"7", {0, 4, 7, 10, -1}},       {"dim7", {0, 3, 6, 9, -1}},  {"hdim7", {0, 3, 6, 10, -1}},
     {"minmaj7", {0, 3, 7, 11, -1}}, {"maj6", {0, 4, 7, 9, -1}},  {"6", {0, 4, 7, 9, -1}},
     {"min6", {0, 3, 7, 9, -1}},     {"9", {0, 4, 10, 2, -1}},    {"maj9", {0, 4, 11, 2, -1}},
     {"min9", {0, 3, 10, 2, -1}},    {"11", {0, 5, 10, 2, -1}},   {"min11", {0, 3, 10, 5, -1}},
     {"13", {0, 4, 10, 9, -1}},      {"sus4", {0, 5, 7, -1, -1}}, {"sus2", {0, 2, 7, -1, -1}},
     {"7sus4", {0, 5, 7, 10, -1}},   {"add9", {0, 4, 7, 2, -1}},  {"5", {0, 7, -1, -1, -1}},
     {"1", {0, -1, -1, -1, -1}}}};

std::span<const int> semitonesOf(std::string_view quality) {
  const auto named = [](std::string_view name) {
    return std::ranges::find(kQualities, name, &Quality::name);
  };
  const auto* found = named(quality);
  // Of what is not in the table at least the triad is right.
  if (found == kQualities.end()) found = named(quality.starts_with("min") ? "min" : "maj");
  const auto& all = found->semitones;
  return {all.begin(), std::ranges::find(all, -1)};
}

/// Pitch classes above the bass, in close order from the root up.
std::vector<int> upperClasses(const model::ChordName& chord) {
  std::vector<int> classes;
  for (const int semitones : semitonesOf(chord.quality)) classes.push_back((chord.root + semitones) % 12);
  std::ranges::sort(classes);
  return classes;
}

/// Notes of `classes`, each the next above the one before, the first being `lowest` or the next above it.
std::vector<int> closePosition(const std::vector<int>& classes, std::size_t first, int lowest) {
  std::vector<int> notes;
  int floor = lowest;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const int pitchClass = classes[(first + i) % classes.size()];
    notes.push_back(floor + ((pitchClass - floor) % 12 + 12) % 12);
    floor = notes.back() + 1;
  }
  return notes;
}

/// How far the hand moves: each note to the nearest of the other's, both ways.
int distance(const std::vector<int>& a, const std::vector<int>& b) {
  int sum = 0;
  const auto add = [&sum](const std::vector<int>& from, const std::vector<int>& to) {
    for (const int note : from) {
      int nearest = std::numeric_limits<int>::max();
      for (const int other : to) nearest = std::min(nearest, std::abs(note - other));
      sum += nearest;
    }
  };
  add(a, b);
  add(b, a);
  return sum;
}

std::vector<int> upperNotes(const model::ChordName& chord, const std::vector<int>& before) {
  const std::vector<int> classes = upperClasses(chord);
  std::vector<int> best;
  int least = std::numeric_limits<int>::max();
  for (std::size_t first = 0; first < classes.size(); ++first) {
    const std::vector<int> notes = closePosition(classes, first, kLowestUpper);
    if (notes.front() > kHighestUpper) continue;
    // The pull to the centre keeps a long piece from wandering off.
    const int middle = (notes.front() + notes.back()) / 2;
    const int cost = 4 * distance(notes, before) + std::abs(middle - kCentre);
    if (cost >= least) continue;
    least = cost;
    best = notes;
  }
  return best;
}

}  // namespace

VoicedChords voiceChords(const model::ChordTimeline& chords) {
  VoicedChords voiced;
  std::vector<int> hand{kCentre};
  for (const model::ChordSpan& span : chords.changes) {
    const auto name = model::parseHarte(span.label);
    if (!name) continue;
    hand = upperNotes(*name, hand);
    std::vector<int> notes{kLowestBass + ((name->bass - kLowestBass) % 12 + 12) % 12};
    notes.insert(notes.end(), hand.begin(), hand.end());
    voiced.chords.push_back({span.range, std::move(notes)});
  }
  return voiced;
}

}  // namespace barline::playback
