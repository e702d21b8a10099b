#include "engine/steps/rhythm/BeatDivision.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace barline::steps::rhythm {
namespace {

constexpr double kChange = -6.0;  // log-probability of another division at a bar line
constexpr double kSecond = 0.5;   // what a second's logit counts: neighbouring frames hear the same
constexpr double kPrior = -0.5;   // logit: two is more common

/// Mean logit between two times, which may lie beyond the activation.
double meanLogit(const model::RhythmActivation& activation, double begin, double end) {
  const double perSecond = activation.frameRate / model::RhythmActivation::kFastFramesPerSlow;
  const auto frames = static_cast<std::ptrdiff_t>(activation.slowFrames());
  const auto first = std::clamp<std::ptrdiff_t>(std::lround(begin * perSecond), 0, frames - 1);
  const auto last = std::clamp<std::ptrdiff_t>(std::lround(end * perSecond), first, frames - 1);
  double sum = 0.0;
  for (std::ptrdiff_t frame = first; frame <= last; ++frame)
    sum += model::RhythmActivation::logit(activation.slowAt(static_cast<std::size_t>(frame)).back());
  return sum / static_cast<double>(last - first + 1);
}

}  // namespace

std::vector<bool> compoundBars(std::span<const double> barTimes, const model::RhythmActivation& activation) {
  if (barTimes.size() < 2 || activation.slowFrames() == 0) return {};
  const std::size_t bars = barTimes.size() - 1;
  std::vector<std::array<bool, 2>> changed(bars);
  double simple = 0.0;
  double compound = kPrior;
  for (std::size_t bar = 0; bar < bars; ++bar) {
    const double fromSimple = std::max(simple, compound + kChange);
    const double fromCompound = std::max(compound, simple + kChange);
    changed[bar] = {compound + kChange > simple, simple + kChange > compound};
    const double seconds = barTimes[bar + 1] - barTimes[bar];
    simple = fromSimple;
    compound =
        fromCompound + kSecond * seconds * (meanLogit(activation, barTimes[bar], barTimes[bar + 1]) + kPrior);
  }
  std::vector<bool> result(bars);
  bool isCompound = compound > simple;
  for (std::size_t bar = bars; bar-- > 0;) {
    result[bar] = isCompound;
    if (changed[bar][isCompound ? 1 : 0]) isCompound = !isCompound;
  }
  return result;
}

}  // namespace barline::steps::rhythm
