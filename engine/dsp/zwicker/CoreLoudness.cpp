#include "engine/dsp/zwicker/CoreLoudness.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/dsp/Dispatch.h"
#include "engine/dsp/FastExp.h"
#include "engine/dsp/FastLog.h"
#include "engine/dsp/Lanes.h"

namespace barline::dsp::zwicker {
namespace {

constexpr double kThresholdFactor = 0.25;   ///< s of A.3
constexpr float kMaximumIntensity = 1e20F;  ///< over that of 0 dB

float fromDecibels(double level) {
  return static_cast<float>(std::pow(10.0, level / 10.0));
}

}  // namespace

CoreLoudnessModel::CoreLoudnessModel(SoundField field) {
  for (std::size_t b = 0; b < kLowThirdOctaves; ++b) {
    for (std::size_t r = 0; r < kLevelRanges; ++r) {
      const double correction = kLowBandCorrections[r][b];
      lowFactors_[r][b] = fromDecibels(correction);
      if (r < lowLimits_.size()) lowLimits_[r][b] = fromDecibels(kLevelRangeLimits[r] - correction);
    }
  }
  threshold_.fill(std::numeric_limits<float>::infinity());
  for (std::size_t b = 0; b < kCriticalBands; ++b) {
    const double outside =
        kEarTransmission[b] - (field == SoundField::Diffuse ? kDiffuseFieldDifference[b] : 0.0);
    const double quiet = kThresholdInQuiet[b];
    threshold_[b] = fromDecibels(outside + quiet);
    excitation_[b] =
        static_cast<float>(kThresholdFactor) * fromDecibels(-outside - kBandwidthAdaptation[b] - quiet);
    scale_[b] = static_cast<float>(0.0635 * std::pow(10.0, 0.025 * quiet));
  }
}

/// @param intensities of kLowLanes bands, over that of 0 dB; corrected for equal loudness
[[gnu::always_inline]] inline void CoreLoudnessModel::correctLowBands(float* intensities) const {
  for (std::size_t b = 0; b < kLowLanes; b += kLanes) {
    Float8 intensity, factor, limit, further;
    __builtin_memcpy(&intensity, intensities + b, sizeof intensity);
    __builtin_memcpy(&factor, lowFactors_[0].data() + b, sizeof factor);
    for (std::size_t r = 0; r < lowLimits_.size(); ++r) {
      __builtin_memcpy(&limit, lowLimits_[r].data() + b, sizeof limit);
      __builtin_memcpy(&further, lowFactors_[r + 1].data() + b, sizeof further);
      factor = intensity > limit ? further : factor;
    }
    intensity *= factor;
    __builtin_memcpy(intensities + b, &intensity, sizeof intensity);
  }
}

BARLINE_SIMD_CLONES
void CoreLoudnessModel::apply(const CoreLoudnessModel& model, const float* intensities, float* core) {
  constexpr std::size_t kGathered = 3;
  constexpr std::size_t kOffset = kLowThirdOctaves - kGathered;
  alignas(64) float relative[kOffset + kCoreLanes] = {};
  for (std::size_t b = 0; b < kThirdOctaves; ++b) {
    const float value =
        (intensities[b] + static_cast<float>(kTinyIntensity)) * static_cast<float>(1.0 / kReferenceIntensity);
    relative[b] = value < kMaximumIntensity ? value : kMaximumIntensity;
  }
  alignas(64) float low[kLowLanes];
  for (std::size_t b = 0; b < kLowLanes; ++b) low[b] = relative[b];
  model.correctLowBands(low);
  float sums[kGathered] = {};
  for (std::size_t b = 0; b < 6; ++b) sums[0] += low[b];
  for (std::size_t b = 6; b < 9; ++b) sums[1] += low[b];
  for (std::size_t b = 9; b < kLowThirdOctaves; ++b) sums[2] += low[b];
  for (std::size_t i = 0; i < kGathered; ++i) relative[kOffset + i] = sums[i];

  for (std::size_t b = 0; b < kCoreLanes; ++b) {
    const float intensity = relative[kOffset + b];
    const float growth = static_cast<float>(1.0 - kThresholdFactor) + model.excitation_[b] * intensity;
    const float loudness = model.scale_[b] * (std::sqrt(std::sqrt(growth)) - 1.0F);
    const float heard = loudness > 0.0F ? loudness : 0.0F;
    core[b] = intensity > model.threshold_[b] ? heard : 0.0F;
  }
}

CoreLoudness CoreLoudnessModel::apply(const BandIntensities& intensities) const {
  CoreLoudness core;
  apply(*this, intensities.data(), core.data());
  // A.3: the threshold in quiet changes within the lowest band.
  if (core[0] > 0.0F) core[0] *= std::min(1.0F, 0.4F + 0.32F * fastExp2(0.2F * fastLog2(core[0])));
  return core;
}

}  // namespace barline::dsp::zwicker
