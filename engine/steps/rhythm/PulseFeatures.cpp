#include "engine/steps/rhythm/PulseFeatures.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "engine/steps/harmony/SpanChroma.h"

namespace barline::steps::rhythm {
namespace {

using Chroma = std::array<float, model::Chromagram::kPitchClasses>;

/// Bass and treble chroma over a stretch of time.
struct ChromaPair {
  Chroma bass{};
  Chroma treble{};
};

ChromaPair meanChroma(const ChromaIntegral& chroma, double begin, double end) {
  ChromaPair pair;
  float level = 0.0f;
  chroma.mean({begin, end}, pair.bass, pair.treble, level);
  return pair;
}

/// 1 − cosine similarity; 0 where either is silent.
float distance(const Chroma& a, const Chroma& b) {
  float product = 0.0f;
  float squaresA = 0.0f;
  float squaresB = 0.0f;
  for (std::size_t i = 0; i < a.size(); ++i) {
    product += a[i] * b[i];
    squaresA += a[i] * a[i];
    squaresB += b[i] * b[i];
  }
  if (squaresA <= 0.0f || squaresB <= 0.0f) return 0.0f;
  return 1.0f - product / std::sqrt(squaresA * squaresB);
}

/// Time from the pulse before to the one after, halved.
double intervalAt(std::span<const double> pulses, std::size_t index) {
  const std::size_t before = index > 0 ? index - 1 : index;
  const std::size_t after = std::min(index + 1, pulses.size() - 1);
  return (pulses[after] - pulses[before]) / static_cast<double>(after - before);
}

void addChanges(std::span<const double> pulses, const model::Chromagram& chromagram,
                std::vector<PulseFeatures>& features) {
  const ChromaIntegral chroma(chromagram);
  for (std::size_t i = 0; i < pulses.size(); ++i) {
    const double interval = intervalAt(pulses, i);
    const auto change = [&](double reach) {
      const ChromaPair before = meanChroma(chroma, pulses[i] - reach * interval, pulses[i]);
      const ChromaPair after = meanChroma(chroma, pulses[i], pulses[i] + reach * interval);
      return std::pair{distance(before.treble, after.treble), distance(before.bass, after.bass)};
    };
    auto& values = features[i].values;
    using F = PulseFeatures;
    std::tie(values[F::TrebleChange], values[F::BassChange]) = change(2.0);
    std::tie(values[F::TrebleChangeWide], values[F::BassChangeWide]) = change(4.0);
  }
}

void addOnsets(std::span<const double> pulses, const model::OnsetActivation& onsets,
               std::vector<PulseFeatures>& features) {
  constexpr std::ptrdiff_t kReach = 3;  // frames
  const auto frames = static_cast<std::ptrdiff_t>(onsets.frames());
  for (std::size_t i = 0; i < pulses.size(); ++i) {
    const auto centre = static_cast<std::ptrdiff_t>(std::lround(pulses[i] * onsets.frameRate));
    for (std::ptrdiff_t frame = std::max<std::ptrdiff_t>(centre - kReach, 0);
         frame <= std::min(centre + kReach, frames - 1); ++frame) {
      const auto values = onsets.at(static_cast<std::size_t>(frame));
      for (std::size_t band = 0; band < values.size(); ++band) {
        float& strength = features[i].values[PulseFeatures::FirstBand + band];
        strength = std::max(strength, static_cast<float>(values[band]));
      }
    }
  }
}

/// Puts every feature in standard deviations from the mean of the pulses around; where those hardly differ,
/// in half the track's deviations.
void standardise(std::vector<PulseFeatures>& features) {
  constexpr std::size_t kReach = 48;  // pulses to either side
  const std::size_t count = features.size();
  for (std::size_t f = 0; f < PulseFeatures::kCount; ++f) {
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

std::vector<PulseFeatures> pulseFeatures(std::span<const double> pulses, const model::OnsetActivation& onsets,
                                         const model::Chromagram& chromagram) {
  std::vector<PulseFeatures> features(pulses.size());
  if (pulses.size() < 2) return features;
  addChanges(pulses, chromagram, features);
  addOnsets(pulses, onsets, features);
  standardise(features);
  return features;
}

}  // namespace barline::steps::rhythm
