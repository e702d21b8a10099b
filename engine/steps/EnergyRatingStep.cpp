#include "engine/steps/EnergyRatingStep.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/steps/features/CurveRange.h"
#include "engine/steps/features/FrameRange.h"
#include "engine/steps/features/OnsetTimes.h"

namespace barline::steps {
namespace {

using features::FrameRange;
using model::FrameFeatures;

// The range of each that music spans: classical and ambient recordings at one end, dense dance music and
// metal at the other.
constexpr double kCalmLoudness = -30.0;  // LUFS
constexpr double kWildLoudness = -6.0;
constexpr double kWildOnsets = 10.0;  // a second
constexpr double kCalmHigh = -20.0;   // dB
constexpr double kWildHigh = -5.0;
constexpr double kCalmCrest = 18.0;  // dB
constexpr double kWildCrest = 8.0;

constexpr double kLoudnessWeight = 0.4;
constexpr double kOnsetWeight = 0.25;
constexpr double kHighWeight = 0.2;
constexpr double kCrestWeight = 0.15;

constexpr double kWindow = 3.0;  // s around a moment, as of short-term loudness
constexpr double kStep = 0.5;    // s
constexpr std::size_t kCheckpointEvery = 256;

/// 0 at `calm`, 1 at `wild`, and beyond them as at them.
double scaled(double value, double calm, double wild) {
  return std::clamp((value - calm) / (wild - calm), 0.0, 1.0);
}

/// What is known of every moment, so that any stretch is summed up at once.
class Evidence {
 public:
  Evidence(const FrameFeatures& frames, const model::OnsetActivation& onsets, const model::Loudness& loudness)
      : frames_(frames), loudness_(loudness), onsets_(features::onsetTimes(onsets)), power_{0.0}, high_{0.0} {
    for (std::size_t i = 0; i < frames.frames(); ++i) {
      frames.letGoBefore(i);
      const auto rms = static_cast<double>(frames.at(i, FrameFeatures::Rms));
      const auto share = static_cast<double>(frames.at(i, FrameFeatures::HighShare));
      power_.push_back(power_.back() + rms * rms);
      high_.push_back(high_.back() + share * rms * rms);
    }
  }

  [[nodiscard]] double onsetsPerSecond(const model::TimeRange& range) const {
    const auto first = std::ranges::lower_bound(onsets_, range.begin);
    const auto count = static_cast<double>(std::ranges::lower_bound(onsets_, range.end) - first);
    return count / range.duration();
  }

  [[nodiscard]] double highShare(const FrameRange& range) const {
    const double power = power_[range.end] - power_[range.first];
    return power > 0.0 ? (high_[range.end] - high_[range.first]) / power : 0.0;
  }

  /// What is silent counts as calm.
  [[nodiscard]] EnergyEvidence in(const model::TimeRange& range) const {
    const FrameRange frames = features::framesIn(frames_, range);
    return {features::loudnessIn(loudness_.momentary, range).value_or(kCalmLoudness), onsetsPerSecond(range),
            highShare(frames), features::crestOf(frames_, frames).value_or(kCalmCrest)};
  }

 private:
  const FrameFeatures& frames_;
  const model::Loudness& loudness_;
  std::vector<double> onsets_;  ///< s
  std::vector<double> power_;   ///< of the frames before each
  std::vector<double> high_;
};

}  // namespace

double energyRating(const EnergyEvidence& evidence) {
  const double highLevel = 10.0 * std::log10(std::max(evidence.highShare, 1e-9));
  return 1.0 + 9.0 * (kLoudnessWeight * scaled(evidence.loudnessLufs, kCalmLoudness, kWildLoudness) +
                      kOnsetWeight * scaled(evidence.onsetsPerSecond, 0.0, kWildOnsets) +
                      kHighWeight * scaled(highLevel, kCalmHigh, kWildHigh) +
                      kCrestWeight * scaled(evidence.crestDb, kCalmCrest, kWildCrest));
}

pipeline::StepDeclaration EnergyRatingStep::declaration() {
  return {
      .id = "energy_rating",
      .version = 2,
      .title = BARLINE_STEP_TEXT("Step", "Energy rating"),
      .summary = BARLINE_STEP_TEXT(
          "Step", "How energetic the track is, 1 to 10, by loudness, onsets, high frequencies and crest."),
      .parameters = {},
      .relativeCost = 1.0};
}

model::EnergyRating EnergyRatingStep::run(const FrameFeatures& frames, const model::OnsetActivation& onsets,
                                          const model::Loudness& loudness,
                                          const pipeline::Parameters& /*parameters*/,
                                          pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  model::EnergyRating result;
  const auto crest = features::typicalCrest(frames);
  if (!loudness.integratedLufs || !crest) return result;
  const Evidence evidence(frames, onsets, loudness);
  result.rating = energyRating({*loudness.integratedLufs, evidence.onsetsPerSecond({0.0, frames.duration}),
                                evidence.highShare({0, frames.frames()}), *crest});

  result.curve = {0.0, kStep, "1-10", {}};
  const auto values = static_cast<std::size_t>(std::floor(frames.duration / kStep)) + 1;
  for (std::size_t i = 0; i < values; ++i) {
    if (i % kCheckpointEvery == 0) {
      context.checkpoint(static_cast<double>(i) / static_cast<double>(values));
      frames.halves.letGo();
    }
    const double time = kStep * static_cast<double>(i);
    const model::TimeRange window{std::max(time - kWindow / 2, 0.0),
                                  std::min(time + kWindow / 2, frames.duration)};
    result.curve.values.push_back(static_cast<float>(energyRating(evidence.in(window))));
  }
  context.checkpoint(1.0);
  return result;
}

}  // namespace barline::steps
