#include "engine/steps/harmony/ChordEmission.h"

#include <algorithm>
#include <cmath>

namespace barline::steps {
namespace {

// Normal distributions of a pitch class's strength, the strongest being 1, after Mauch (2010), chapter 4: a
// note of the chord is strong, another is weak. Stronger notes than expected do not speak against a chord,
// nor weaker others.
constexpr float kNoteMean = 0.85F;
constexpr float kNoteDeviation = 0.25F;
constexpr float kOtherMean = 0.2F;
constexpr float kOtherDeviation = 0.2F;
constexpr float kBassDeviation = 0.3F;
constexpr float kBassWeight = 0.5F;
// Pitch classes are not independent of each other, so their evidence is worth less than its sum.
constexpr float kTemper = 0.5F;
// Codes below this are what whitening makes of noise.
constexpr float kWeakest = 12.0F;
constexpr float kSilenceDb = -70.0F;

// How common the qualities are in popular music; a chord with more notes always explains more.
constexpr std::array<float, kChordQualities> kLogPrior{0.0F,  0.0F,  -0.7F, -1.2F, -1.0F,
                                                       -2.0F, -2.5F, -2.5F, -2.0F};
constexpr float kLogPriorNone = -2.0F;

float logNormal(float x, float mean, float deviation) {
  const float z = (x - mean) / deviation;
  return -0.5F * z * z - std::log(deviation);
}

}  // namespace

void chordLogLikelihoods(const SpanChroma& chroma, std::span<float> out) {
  const float treble = std::max(*std::ranges::max_element(chroma.treble), kWeakest);
  const float bass = std::max(*std::ranges::max_element(chroma.bass), kWeakest);
  std::array<float, 12> asNote{};
  std::array<float, 12> asBass{};
  float others = 0.0F;
  for (std::size_t i = 0; i < 12; ++i) {
    const float strength = chroma.treble[i] / treble;
    const float other = logNormal(std::max(strength, kOtherMean), kOtherMean, kOtherDeviation);
    asNote[i] = logNormal(std::min(strength, kNoteMean), kNoteMean, kNoteDeviation) - other;
    others += other;
    const float low = chroma.bass[i] / bass;
    asBass[i] =
        kBassWeight * (logNormal(low, 1.0F, kBassDeviation) - logNormal(low, kOtherMean, kBassDeviation));
  }
  for (std::size_t chord = 0; chord < kNoChord; ++chord) {
    const std::size_t root = chordRoot(chord);
    float sum = others + asBass[root];
    for (const int interval : chordIntervals(chordQuality(chord))) {
      sum += asNote[(root + static_cast<std::size_t>(interval)) % 12];
    }
    out[chord] = kTemper * sum + kLogPrior[chord / 12];
  }
  const float middling = 12.0F * logNormal(kNoteMean - 2.0F * kNoteDeviation, kNoteMean, kNoteDeviation);
  out[kNoChord] = kTemper * middling + kLogPriorNone;
  if (chroma.levelDb < kSilenceDb) out[kNoChord] += 50.0F;
}

}  // namespace barline::steps
