#include "engine/steps/harmony/KeyModel.h"

#include <cmath>

#include "engine/steps/harmony/KeyModelTables.h"

namespace barline::steps {
namespace {

enum Feature : std::size_t { Share, First, Last };

constexpr float kThousandth = 0.001F;
constexpr float kEdge = 0.3F;  // as in training
constexpr std::size_t kModeStride = 3 * kNoChord;

/// Adds what `chord` says for each key.
void addEvidence(std::array<float, kKeys>& keys, Feature feature, std::size_t chord, float strength) {
  for (std::size_t tonic = 0; tonic < 12; ++tonic) {
    const std::size_t fromTonic = chord / 12 * 12 + (chord + 12 - tonic) % 12;
    for (std::size_t mode = 0; mode < 2; ++mode) {
      const std::int16_t weight = keymodel::kWeights[mode * kModeStride + feature * kNoChord + fromTonic];
      keys[mode * 12 + tonic] += strength * kThousandth * static_cast<float>(weight);
    }
  }
}

}  // namespace

void ChordUse::add(std::size_t chord, double seconds) {
  if (chord >= kNoChord) return;
  seconds_[chord] += seconds;
  total_ += seconds;
}

void ChordUse::setEdges(std::size_t first, std::size_t last) {
  if (first < kNoChord) first_ = first;
  if (last < kNoChord) last_ = last;
}

std::array<float, kKeys> ChordUse::keyLogLikelihoods() const {
  std::array<float, kKeys> keys{};
  if (total_ <= 0.0) return keys;
  for (std::size_t tonic = 0; tonic < 12; ++tonic) {
    keys[12 + tonic] = kThousandth * static_cast<float>(keymodel::kMinorBias);
  }
  for (std::size_t chord = 0; chord < kNoChord; ++chord) {
    if (seconds_[chord] <= 0.0) continue;
    addEvidence(keys, Share, chord, static_cast<float>(std::sqrt(seconds_[chord] / total_)));
  }
  if (first_) addEvidence(keys, First, *first_, kEdge);
  if (last_) addEvidence(keys, Last, *last_, kEdge);
  return keys;
}

}  // namespace barline::steps
