#include "engine/steps/harmony/KeyProfiles.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace barline::steps {
namespace {

using Profile = std::array<float, 12>;

constexpr Profile kMajor{0.748F, 0.060F, 0.488F, 0.082F, 0.670F, 0.460F,
                         0.096F, 0.715F, 0.104F, 0.366F, 0.057F, 0.400F};
constexpr Profile kMinor{0.712F, 0.084F, 0.474F, 0.618F, 0.049F, 0.460F,
                         0.105F, 0.747F, 0.404F, 0.067F, 0.133F, 0.330F};

constexpr float kSilenceDb = -70.0F;
// Standard deviation of a span's pitch classes against their mean: noise has 0.3, drums 0.4, music from 0.65.
constexpr float kFlattest = 0.5F;
constexpr float kWeakest = 20.0F;  // mean of bass and treble codes together; music has about 75

struct Moments {
  float mean{};
  float deviation{};
};

Moments momentsOf(std::span<const float, 12> values) {
  const float mean = std::accumulate(values.begin(), values.end(), 0.0F) / 12.0F;
  float squares = 0.0F;
  for (const float value : values) squares += (value - mean) * (value - mean);
  return {mean, std::sqrt(squares / 12.0F)};
}

}  // namespace

model::MusicalKey keyOf(std::size_t index) {
  return {static_cast<int>(index % 12), index < 12 ? model::Mode::Major : model::Mode::Minor};
}

std::array<float, kKeys> keyCorrelations(std::span<const float, 12> pitchClasses) {
  std::array<float, kKeys> correlations{};
  const Moments sound = momentsOf(pitchClasses);
  if (sound.deviation <= 0.0F) return correlations;
  for (std::size_t mode = 0; mode < 2; ++mode) {
    const Profile& profile = mode == 0 ? kMajor : kMinor;
    const Moments expected = momentsOf(profile);
    for (std::size_t tonic = 0; tonic < 12; ++tonic) {
      float sum = 0.0F;
      for (std::size_t i = 0; i < 12; ++i) {
        sum += (pitchClasses[(tonic + i) % 12] - sound.mean) * (profile[i] - expected.mean);
      }
      correlations[mode * 12 + tonic] = sum / (12.0F * sound.deviation * expected.deviation);
    }
  }
  return correlations;
}

std::array<float, 12> meanPitchClasses(std::span<const SpanChroma> spans) {
  std::array<float, 12> sums{};
  float total = 0.0F;
  for (const SpanChroma& span : spans) {
    if (span.levelDb < kSilenceDb) continue;
    const auto weight = static_cast<float>(span.range.duration());
    total += weight;
    for (std::size_t i = 0; i < 12; ++i) sums[i] += weight * (span.treble[i] + span.bass[i]);
  }
  if (total > 0.0F) {
    for (float& sum : sums) sum /= total;
  }
  return sums;
}

bool isPitched(std::span<const SpanChroma> spans) {
  double seconds = 0.0;
  double mean = 0.0;
  double deviation = 0.0;
  for (const SpanChroma& span : spans) {
    if (span.levelDb < kSilenceDb) continue;
    std::array<float, 12> sound{};
    for (std::size_t i = 0; i < 12; ++i) sound[i] = span.treble[i] + span.bass[i];
    const Moments moments = momentsOf(sound);
    const double weight = span.range.duration();
    seconds += weight;
    mean += weight * static_cast<double>(moments.mean);
    deviation += weight * static_cast<double>(moments.deviation);
  }
  return mean > kWeakest * seconds && deviation > kFlattest * mean;
}

std::optional<model::MusicalKey> findKey(std::span<const SpanChroma> spans) {
  if (!isPitched(spans)) return std::nullopt;
  const auto correlations = keyCorrelations(meanPitchClasses(spans));
  return keyOf(static_cast<std::size_t>(std::ranges::max_element(correlations) - correlations.begin()));
}

}  // namespace barline::steps
