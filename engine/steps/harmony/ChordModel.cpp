#include "engine/steps/harmony/ChordModel.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace barline::steps {
namespace {

using chordmodel::kHidden;
using chordmodel::kInputs;
using chordmodel::kOutputs;

constexpr std::size_t kNone = kOutputs - 1;
constexpr float kThousandth = 0.001F;
constexpr float kCodeUnit = 0.01F;  // the network's inputs are codes / 100

// A network's posterior p(chord | chroma) is divided by its prior to serve as a likelihood; half of the prior
// stays, since how often chords change does not say how long they last.
constexpr float kPriorShare = 0.5F;

// Below the noise of 16-bit recordings nothing is heard; there whitening lets chroma out of anything.
constexpr float kSilenceDb = -75.0F;
constexpr float kCertain = 30.0F;

template <class Row, std::size_t rows>
void unpack(std::span<const std::int16_t> packed, std::array<Row, rows>& matrix) {
  std::size_t at = 0;
  for (Row& row : matrix) {
    for (float& value : row) value = kThousandth * static_cast<float>(packed[at++]);
  }
}

template <std::size_t size>
void unpack(std::span<const std::int16_t> packed, std::array<float, size>& row) {
  std::ranges::transform(packed, row.begin(),
                         [](std::int16_t value) { return kThousandth * static_cast<float>(value); });
}

}  // namespace

ChordModel::ChordModel() {
  unpack(chordmodel::kHiddenWeights, hiddenWeights_);
  unpack(chordmodel::kHiddenBias, hiddenBias_);
  unpack(chordmodel::kOutputWeights, outputWeights_);
  unpack(chordmodel::kOutputBias, outputBias_);
  unpack(chordmodel::kLogPrior, logPrior_);
}

void ChordModel::logLikelihoods(const SpanChroma& chroma, std::span<float> out) const {
  float none = 0.0F;
  for (std::size_t root = 0; root < 12; ++root) {
    Hidden hidden = hiddenBias_;
    for (std::size_t i = 0; i < kInputs; ++i) {
      const std::size_t pitchClass = (root + i) % 12;
      const float input = kCodeUnit * (i < 12 ? chroma.treble[pitchClass] : chroma.bass[pitchClass]);
      for (std::size_t unit = 0; unit < kHidden; ++unit) hidden[unit] += input * hiddenWeights_[i][unit];
    }
    Output output = outputBias_;
    for (std::size_t unit = 0; unit < kHidden; ++unit) {
      const float active = std::max(hidden[unit], 0.0F);
      for (std::size_t i = 0; i < kOutputs; ++i) output[i] += active * outputWeights_[unit][i];
    }
    for (std::size_t quality = 0; quality < kChordQualities; ++quality) {
      out[quality * 12 + root] = output[quality] - kPriorShare * logPrior_[quality];
    }
    none += output[kNone] / 12.0F;
  }
  out[kNoChord] = none - kPriorShare * logPrior_[kNone];
  if (chroma.levelDb < kSilenceDb) out[kNoChord] = *std::ranges::max_element(out) + kCertain;
}

std::vector<float> chordChangeProbabilities() {
  std::vector<float> change(kChords * kChords);
  for (std::size_t from = 0; from < kChords; ++from) {
    const auto row = std::span(change).subspan(from * kChords, kChords);
    for (std::size_t to = 0; to < kChords; ++to) {
      if (from == to) continue;
      const bool pitched = from != kNoChord && to != kNoChord;
      const std::size_t up = pitched ? (chordRoot(to) + 12 - chordRoot(from)) % 12 : 0;
      const std::size_t entry = (from / 12 * kOutputs + to / 12) * 12 + up;
      row[to] = std::exp(kThousandth * static_cast<float>(chordmodel::kLogChange[entry]));
    }
    const float sum = std::accumulate(row.begin(), row.end(), 0.0F);
    for (float& value : row) value /= sum;
  }
  return change;
}

}  // namespace barline::steps
