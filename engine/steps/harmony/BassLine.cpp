#include "engine/steps/harmony/BassLine.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/steps/harmony/Progressions.h"

namespace barline::steps {
namespace {

// Neighbouring frames hear the same note, so each says only a part of what it seems to.
constexpr float kFrameWeight = 0.5F;
// The network knows how seldom chords are inverted; this is for a wrong inversion costing a reader more than
// a missed one.
constexpr float kInversionCost = 1.0F;
// Under one chord the bass changes less often than the chords do.
constexpr float kChangeShare = 0.3F;
constexpr std::size_t kMostNotes = 4;

/// The pitch classes of a chord that may be its bass, the root first.
struct BassNotes {
  std::array<std::size_t, kMostNotes> pitchClass{};
  std::size_t count{};
};

BassNotes bassNotes(std::size_t chord) {
  BassNotes notes;
  for (std::size_t semitones = 0; semitones < 12; ++semitones) {
    if (semitones > 0 && chordDegree(chordQuality(chord), semitones).empty()) continue;
    notes.pitchClass[notes.count++] = (chordRoot(chord) + semitones) % 12;
  }
  return notes;
}

using Scores = std::array<float, kMostNotes>;

Scores observed(const HarmonyEvidence& evidence, const BassNotes& notes) {
  Scores scores{};
  for (std::size_t i = 0; i < notes.count; ++i) {
    scores[i] = kFrameWeight * evidence.bass[notes.pitchClass[i]];
  }
  return scores;
}

/// Viterbi over the notes of one chord, from the span `begin` to `end`.
void voiceRun(std::vector<VoicedChord>& voiced, std::size_t begin, std::size_t end,
              std::span<const HarmonySpan> spans, std::span<const HarmonyEvidence> evidence) {
  const BassNotes notes = bassNotes(voiced[begin].chord);
  std::vector<std::array<std::uint8_t, kMostNotes>> from(end - begin);
  Scores best = observed(evidence[begin], notes);
  for (std::size_t i = 1; i < notes.count; ++i) best[i] -= kInversionCost;
  for (std::size_t step = begin + 1; step < end; ++step) {
    const float rate = kChangeShare * chordChangeRate(spans[step].accent);
    const auto* const top = std::max_element(best.begin(), best.begin() + notes.count);
    const auto origin = static_cast<std::uint8_t>(top - best.begin());
    const float arriving = *top + std::log(rate / static_cast<float>(notes.count - 1));
    const Scores now = observed(evidence[step], notes);
    Scores next{};
    for (std::size_t i = 0; i < notes.count; ++i) {
      const float staying = best[i] + std::log1p(-rate);
      const bool stays = staying >= arriving;
      from[step - begin][i] = stays ? static_cast<std::uint8_t>(i) : origin;
      next[i] = std::max(staying, arriving) + now[i];
    }
    best = next;
  }
  auto note = static_cast<std::size_t>(
      std::max_element(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(notes.count)) - best.begin());
  for (std::size_t step = end; step-- > begin;) {
    voiced[step].bass = notes.pitchClass[note];
    note = from[step - begin][note];
  }
}

}  // namespace

std::vector<VoicedChord> voicedChords(std::span<const std::size_t> chords, std::span<const HarmonySpan> spans,
                                      std::span<const HarmonyEvidence> evidence) {
  std::vector<VoicedChord> voiced;
  voiced.reserve(chords.size());
  for (const std::size_t chord : chords) voiced.push_back({.chord = chord});
  for (std::size_t begin = 0; begin < voiced.size();) {
    std::size_t end = begin + 1;
    while (end < voiced.size() && chords[end] == chords[begin]) ++end;
    if (chords[begin] < kNoChord) voiceRun(voiced, begin, end, spans, evidence);
    begin = end;
  }
  return voiced;
}

}  // namespace barline::steps
