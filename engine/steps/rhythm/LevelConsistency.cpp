#include "engine/steps/rhythm/LevelConsistency.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace barline::steps::rhythm {
namespace {

using Activation = model::RhythmActivation;
using Tempi = std::array<double, Activation::kTempi>;

// Semitones of rate between metrical levels: two, three and four times.
constexpr std::array<std::ptrdiff_t, 3> kLevels{12, 19, 24};

constexpr double kPreferredBpm = 105.0;
constexpr double kPreferenceOctaves = 0.8;

// How much more surely the better level is taken than the network's mean says: what one moment says is far
// from independent of what the next one says, yet over a piece it adds up.
constexpr double kSharpness = 4.0;
constexpr double kFaint = 1e-4;

/// A rate between two classes has its probability on both, and players drift: neighbours count by half.
Tempi smoothed(const Tempi& tempi) {
  Tempi result{};
  for (std::size_t i = 0; i < tempi.size(); ++i) {
    const double below = i > 0 ? tempi[i - 1] : 0.0;
    const double above = i + 1 < tempi.size() ? tempi[i + 1] : 0.0;
    result[i] = tempi[i] + 0.5 * (below + above);
  }
  return result;
}

/// Mean probability over the piece, weighed by how much people prefer a tempo.
Tempi speaksFor(const Activation& activation, const TempoRange& expected) {
  Tempi mean{};
  for (std::size_t frame = 0; frame < activation.slowFrames(); ++frame) {
    const auto tempi = activation.tempoProbabilities(frame);
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += static_cast<double>(tempi[i]);
  }
  for (double& value : mean) value = value / static_cast<double>(activation.slowFrames()) + kFaint;
  mean = smoothed(mean);
  for (std::size_t i = 0; i < mean.size(); ++i) {
    const double bpm = Activation::tempo(i);
    const double octaves = std::log2(bpm / kPreferredBpm) / kPreferenceOctaves;
    mean[i] *= expected.reachesClass(i) ? std::exp(-0.5 * octaves * octaves) : 0.0;
  }
  return mean;
}

/// Calls `visit` with each tempo of the family of `tempo`, itself among them.
template <typename Visit>
void visitFamily(std::size_t tempo, Visit visit) {
  visit(tempo);
  const auto own = static_cast<std::ptrdiff_t>(tempo);
  for (const std::ptrdiff_t level : kLevels) {
    if (own >= level) visit(static_cast<std::size_t>(own - level));
    if (own + level < static_cast<std::ptrdiff_t>(Activation::kTempi))
      visit(static_cast<std::size_t>(own + level));
  }
}

/// What share of its family's probability each tempo is given.
Tempi familyShares(const Tempi& evidence) {
  Tempi shares{};
  for (std::size_t i = 0; i < shares.size(); ++i) {
    double sum = 0.0;
    visitFamily(i, [&](std::size_t member) { sum += std::pow(evidence[member], kSharpness); });
    shares[i] = sum > 0.0 ? std::max(std::pow(evidence[i], kSharpness) / sum, kFaint) : kFaint;
  }
  return shares;
}

}  // namespace

model::RhythmActivation atOneLevel(model::RhythmActivation activation, const TempoRange& expected) {
  if (activation.slowFrames() == 0) return activation;
  const Tempi shares = familyShares(speaksFor(activation, expected));
  for (std::size_t frame = 0; frame < activation.slowFrames(); ++frame) {
    const auto tempi = activation.tempoProbabilities(frame);
    Tempi levelled{};
    double sum = 0.0;
    for (std::size_t i = 0; i < levelled.size(); ++i) {
      double family = 0.0;
      visitFamily(i, [&](std::size_t member) { family += static_cast<double>(tempi[member]); });
      levelled[i] = family * shares[i] + 1e-7;
      sum += levelled[i];
    }
    std::uint8_t* const codes = activation.slow.data() + frame * Activation::kSlowValues;
    for (std::size_t i = 0; i < levelled.size(); ++i)
      codes[i] = Activation::code(static_cast<float>(std::log(levelled[i] / sum) + 4.0));
  }
  return activation;
}

}  // namespace barline::steps::rhythm
