#include "engine/steps/rhythm/PulseClarity.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace barline::steps::rhythm {
namespace {

constexpr float kStrongestPulse = 4.0f;  // one hit must not speak for its neighbours
constexpr float kRipple = 0.3f;          // steady tones beat against the frames, regularly but no stronger
constexpr double kLeastPower = 0.1;  // of the pulse: where only its ends sound, the beats between are silent
constexpr std::ptrdiff_t kOnBeatReach = 3;  // frames
constexpr double kFaint = 0.6;  // a pulse as weak as this speaks for little, even with nothing between
constexpr std::size_t kNeighbours = 4;  // beats to either side that share a beat's contrast

// The best of these lags, in beats, counts. Noise of any length stays below the limit; drums, pianos and
// bands, also recorded ones, begin at twice of it.
constexpr std::array<std::size_t, 5> kRepetitionLags{1, 2, 3, 4, 8};
constexpr double kLeastRepetition = 0.14;
constexpr double kLeastRepetitionShort = 0.5;  // added, divided by the number of beats

/// Mean pulse at a share of the way from each beat to the next, for the beats around each.
class BetweenBeats {
 public:
  BetweenBeats(std::span<const double> beats, const std::vector<float>& pulse, double share) {
    for (std::size_t i = 0; i + 1 < beats.size(); ++i) {
      const double frame = beats[i] + share * (beats[i + 1] - beats[i]);
      values_.push_back(std::min(strongestAround(pulse, frame, kOnBeatReach), kStrongestPulse));
    }
  }

  /// Over the intervals among beats [from, to).
  [[nodiscard]] double mean(std::size_t from, std::size_t to) const {
    double sum = 0.0;
    for (std::size_t i = from; i + 1 < to; ++i) sum += values_[i];
    return sum / static_cast<double>(to - from - 1);
  }

 private:
  std::vector<float> values_;
};

/// Normalised autocorrelation of the pulse, each interval between beats against that `lag` beats later.
double repetition(std::span<const double> beats, const std::vector<float>& pulse, std::size_t lag) {
  const auto at = [&](std::size_t frame) {
    return pulse[frame] < kRipple ? 0.0f : std::min(pulse[frame], kStrongestPulse);
  };
  double mean = 0.0;
  for (std::size_t frame = 0; frame < pulse.size(); ++frame) mean += at(frame);
  mean /= static_cast<double>(pulse.size());
  double products = 0.0;
  double squares = 0.0;
  double frames = 0.0;
  for (std::size_t beat = 0; beat + lag < beats.size(); ++beat) {
    const auto shift = static_cast<std::size_t>(std::lround(beats[beat + lag] - beats[beat]));
    for (auto frame = static_cast<std::size_t>(beats[beat]);
         frame < static_cast<std::size_t>(beats[beat + 1]); ++frame) {
      const std::size_t later = frame + shift;
      if (later + 1 >= pulse.size()) break;
      const double now = at(frame) - mean;
      products += now * (0.25 * at(later - 1) + 0.5 * at(later) + 0.25 * at(later + 1) - mean);
      squares += now * now;
      frames += 1.0;
    }
  }
  return squares > kLeastPower * frames ? products / squares : 0.0;
}

}  // namespace

std::vector<double> beatContrasts(std::span<const double> beats, const PulseSignal& pulse) {
  std::vector<double> contrasts(beats.size());
  if (beats.size() < 2) return contrasts;
  // Music may subdivide its beats by two or by four, not both by neither; noise is as strong everywhere.
  const std::array<BetweenBeats, 3> between{BetweenBeats(beats, pulse.values, 0.25),
                                            BetweenBeats(beats, pulse.values, 0.5),
                                            BetweenBeats(beats, pulse.values, 0.75)};
  std::vector<double> on;
  for (const double beat : beats)
    on.push_back(std::min(strongestAround(pulse.values, beat, kOnBeatReach), kStrongestPulse));
  for (std::size_t i = 0; i < beats.size(); ++i) {
    const std::size_t from = i - std::min(i, kNeighbours);
    const std::size_t to = std::min(i + kNeighbours + 1, beats.size());
    // The beat itself counts twice.
    double sum = on[i];
    for (std::size_t j = from; j < to; ++j) sum += on[j];
    const double onBeats = sum / static_cast<double>(to - from + 1);
    const double quarters = 0.5 * (between[0].mean(from, to) + between[2].mean(from, to));
    const double off = std::min(quarters, between[1].mean(from, to));
    contrasts[i] = std::clamp((onBeats - off) / (onBeats + off + kFaint), 0.0, 1.0);
  }
  return contrasts;
}

bool repeatsWithBeats(std::span<const double> beats, const PulseSignal& pulse) {
  const double needed =
      kLeastRepetition + kLeastRepetitionShort / static_cast<double>(std::max<std::size_t>(beats.size(), 1));
  return std::ranges::any_of(kRepetitionLags, [&](std::size_t lag) {
    return 4 * lag <= beats.size() && repetition(beats, pulse.values, lag) >= needed;
  });
}

}  // namespace barline::steps::rhythm
