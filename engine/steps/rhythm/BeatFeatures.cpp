#include "engine/steps/rhythm/BeatFeatures.h"

#include <algorithm>
#include <cmath>

namespace barline::steps::rhythm {
namespace {

constexpr std::size_t kPitchClasses = model::Chromagram::kPitchClasses;

using Chroma = std::array<float, kPitchClasses>;

/// Running sums of a chromagram, so that the mean over any stretch takes two look-ups.
class ChromaSums {
 public:
  explicit ChromaSums(const model::Chromagram& chromagram)
      : step_(chromagram.frameStep), bass_(chromagram.frames() + 1), treble_(chromagram.frames() + 1) {
    for (std::size_t frame = 0; frame < chromagram.frames(); ++frame) {
      for (std::size_t pitch = 0; pitch < kPitchClasses; ++pitch) {
        bass_[frame + 1][pitch] = bass_[frame][pitch] + chromagram.bassAt(frame)[pitch];
        treble_[frame + 1][pitch] = treble_[frame][pitch] + chromagram.trebleAt(frame)[pitch];
      }
    }
  }

  [[nodiscard]] Chroma bass(double from, double to) const { return mean(bass_, from, to); }
  [[nodiscard]] Chroma treble(double from, double to) const { return mean(treble_, from, to); }

 private:
  using Sums = std::vector<std::array<double, kPitchClasses>>;

  /// Frames weigh as much as their step's share of [from, to).
  [[nodiscard]] Chroma mean(const Sums& sums, double from, double to) const {
    Chroma chroma{};
    if (step_ <= 0.0 || sums.size() < 2) return chroma;
    const auto low = upTo(sums, from);
    const auto high = upTo(sums, to);
    for (std::size_t pitch = 0; pitch < kPitchClasses; ++pitch) {
      chroma[pitch] = static_cast<float>(high[pitch] - low[pitch]);
    }
    return chroma;
  }
  [[nodiscard]] std::array<double, kPitchClasses> upTo(const Sums& sums, double time) const {
    const double frame = std::clamp(time / step_ + 0.5, 0.0, static_cast<double>(sums.size() - 1));
    const auto whole = std::min(static_cast<std::size_t>(frame), sums.size() - 2);
    const double part = frame - static_cast<double>(whole);
    std::array<double, kPitchClasses> result{};
    for (std::size_t pitch = 0; pitch < kPitchClasses; ++pitch) {
      result[pitch] = sums[whole][pitch] + part * (sums[whole + 1][pitch] - sums[whole][pitch]);
    }
    return result;
  }

  double step_;
  Sums bass_;
  Sums treble_;
};

/// 1 − cosine similarity; 0 where either is silent.
float distance(const Chroma& a, const Chroma& b) {
  float product = 0.0f;
  float squaresA = 0.0f;
  float squaresB = 0.0f;
  for (std::size_t i = 0; i < kPitchClasses; ++i) {
    product += a[i] * b[i];
    squaresA += a[i] * a[i];
    squaresB += b[i] * b[i];
  }
  if (squaresA <= 0.0f || squaresB <= 0.0f) return 0.0f;
  return 1.0f - product / std::sqrt(squaresA * squaresB);
}

/// Time of the beat at `index`, which may lie beyond either end: there the nearest interval goes on.
double beatTime(std::span<const double> beats, std::ptrdiff_t index) {
  const auto count = static_cast<std::ptrdiff_t>(beats.size());
  if (index < 0) return beats[0] + static_cast<double>(index) * (beats[1] - beats[0]);
  if (index >= count) {
    return beats.back() +
           static_cast<double>(index - count + 1) * (beats[beats.size() - 1] - beats[beats.size() - 2]);
  }
  return beats[static_cast<std::size_t>(index)];
}

void addChanges(std::span<const double> beats, const model::Chromagram& chromagram,
                std::vector<BeatFeatures>& features) {
  const ChromaSums sums(chromagram);
  for (std::size_t i = 0; i < beats.size(); ++i) {
    const auto at = [&](std::ptrdiff_t offset) {
      return beatTime(beats, static_cast<std::ptrdiff_t>(i) + offset);
    };
    auto& values = features[i].values;
    using F = BeatFeatures;
    values[F::TrebleChange] = distance(sums.treble(at(-1), at(0)), sums.treble(at(0), at(1)));
    values[F::BassChange] = distance(sums.bass(at(-1), at(0)), sums.bass(at(0), at(1)));
    values[F::TrebleChangeWide] = distance(sums.treble(at(-2), at(0)), sums.treble(at(0), at(2)));
    values[F::BassChangeWide] = distance(sums.bass(at(-2), at(0)), sums.bass(at(0), at(2)));
  }
}

void addOnsets(std::span<const double> beats, const model::OnsetActivation& onsets,
               std::vector<BeatFeatures>& features) {
  constexpr std::ptrdiff_t kReach = 3;  // frames
  const auto frames = static_cast<std::ptrdiff_t>(onsets.frames());
  for (std::size_t i = 0; i < beats.size(); ++i) {
    const auto centre = static_cast<std::ptrdiff_t>(std::lround(beats[i] * onsets.frameRate));
    for (std::ptrdiff_t frame = std::max<std::ptrdiff_t>(centre - kReach, 0);
         frame <= std::min(centre + kReach, frames - 1); ++frame) {
      const auto values = onsets.at(static_cast<std::size_t>(frame));
      for (std::size_t band = 0; band < values.size(); ++band) {
        float& strength = features[i].values[BeatFeatures::FirstBand + band];
        strength = std::max(strength, static_cast<float>(values[band]));
      }
    }
  }
}

/// Puts every feature in standard deviations from the mean of the beats around, at least the track's quarter
/// of one.
void standardise(std::vector<BeatFeatures>& features) {
  constexpr std::size_t kReach = 24;  // beats to either side
  const std::size_t count = features.size();
  for (std::size_t f = 0; f < BeatFeatures::kCount; ++f) {
    std::vector<double> sums(count + 1);
    std::vector<double> squares(count + 1);
    for (std::size_t i = 0; i < count; ++i) {
      const double value = features[i].values[f];
      sums[i + 1] = sums[i] + value;
      squares[i + 1] = squares[i] + value * value;
    }
    const auto deviation = [&](std::size_t from, std::size_t to, double& mean) {
      const auto n = static_cast<double>(to - from);
      mean = (sums[to] - sums[from]) / n;
      return std::sqrt(std::max((squares[to] - squares[from]) / n - mean * mean, 0.0));
    };
    double overallMean = 0.0;
    const double overall = deviation(0, count, overallMean);
    for (std::size_t i = 0; i < count; ++i) {
      double mean = 0.0;
      const double local = deviation(i > kReach ? i - kReach : 0, std::min(i + kReach + 1, count), mean);
      const double unit = std::max(local, 0.5 * overall);
      float& value = features[i].values[f];
      value = unit > 1e-6 ? std::clamp(static_cast<float>((value - mean) / unit), -3.0f, 3.0f) : 0.0f;
    }
  }
}

}  // namespace

std::vector<BeatFeatures> beatFeatures(std::span<const double> beats, const model::OnsetActivation& onsets,
                                       const model::Chromagram& chromagram) {
  std::vector<BeatFeatures> features(beats.size());
  if (beats.size() < 2) return features;
  addChanges(beats, chromagram, features);
  addOnsets(beats, onsets, features);
  standardise(features);
  return features;
}

}  // namespace barline::steps::rhythm
