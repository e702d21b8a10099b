#include "engine/steps/rhythm/BassChanges.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace barline::steps::rhythm {
namespace {

using Rhythm = model::RhythmActivation;
using Harmony = model::HarmonyActivation;
using Basses = std::array<double, Harmony::kBasses>;

constexpr double kReach = 0.64;  // s, before and after a moment, that are compared

// Fitted to composed validation clips and to arranged scores, none of them trained on: how much of the bass's
// probability moves at a chord change, as log-odds of a change.
constexpr double kEvenMove = 0.55;
constexpr double kMoveScale = 0.1;
constexpr double kSurest = 5.0;
constexpr float kRhythmShare = 0.5f;  // both networks hear the same notes, so what they say overlaps

/// Sums of the bass's probabilities over all frames before each.
std::vector<Basses> runningSums(const Harmony& harmony) {
  std::vector<Basses> sums{{}};
  sums.reserve(harmony.frames() + 1);
  for (std::size_t frame = 0; frame < harmony.frames(); ++frame) {
    Basses probabilities{};
    std::ranges::transform(harmony.bassAt(frame), probabilities.begin(), [](std::uint8_t code) {
      return std::exp(static_cast<double>(Rhythm::logit(code)));
    });
    const double all = std::accumulate(probabilities.begin(), probabilities.end(), 0.0);
    Basses sum = sums.back();
    for (std::size_t bass = 0; bass < sum.size(); ++bass) sum[bass] += probabilities[bass] / all;
    sums.push_back(sum);
  }
  return sums;
}

/// Between each frame and the one before it, what share of the bass's probability moves (0–1, the total
/// variation of what is heard before and after); at both ends none.
std::vector<double> moves(const Harmony& harmony) {
  const std::vector<Basses> sums = runningSums(harmony);
  const std::size_t frames = harmony.frames();
  const auto reach = static_cast<std::size_t>(std::max(std::lround(kReach * harmony.frameRate), 1L));
  std::vector<double> moved(frames + 1);
  for (std::size_t i = 1; i < frames; ++i) {
    const std::size_t from = i - std::min(i, reach);
    const std::size_t to = std::min(i + reach, frames);
    double stays = 0.0;
    for (std::size_t bass = 0; bass < Harmony::kBasses; ++bass) {
      const double before = (sums[i][bass] - sums[from][bass]) / static_cast<double>(i - from);
      const double after = (sums[to][bass] - sums[i][bass]) / static_cast<double>(to - i);
      stays += std::min(before, after);
    }
    moved[i] = std::clamp(1.0 - stays, 0.0, 1.0);
  }
  return moved;
}

}  // namespace

Rhythm withBassChanges(Rhythm activation, const Harmony& harmony) {
  if (harmony.frames() == 0 || activation.frames() == 0) return activation;
  const std::vector<double> moved = moves(harmony);
  const auto last = static_cast<double>(moved.size() - 1);
  for (std::size_t frame = 0; frame < activation.frames(); ++frame) {
    const double seconds = static_cast<double>(frame) / activation.frameRate;
    const double position = std::clamp(seconds * harmony.frameRate + 0.5, 0.0, last);
    const std::size_t before = std::min(static_cast<std::size_t>(position), moved.size() - 2);
    const double share = position - static_cast<double>(before);
    const double move = moved[before] + share * (moved[before + 1] - moved[before]);
    const double bass = std::clamp((move - kEvenMove) / kMoveScale, -kSurest, kSurest);
    activation.fast[frame * Rhythm::kFastValues + Rhythm::Change] =
        Rhythm::code(kRhythmShare * activation.logitAt(frame, Rhythm::Change) + static_cast<float>(bass));
  }
  return activation;
}

}  // namespace barline::steps::rhythm
