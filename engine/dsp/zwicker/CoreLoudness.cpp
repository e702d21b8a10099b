#include "engine/dsp/zwicker/CoreLoudness.h"

#include <algorithm>
#include <cmath>
#include <limits>

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

std::array<float, 3> CoreLoudnessModel::gatherLowBands(
    const std::array<float, kCoreLanes + kLowLanes>& intensities) const {
  Low corrected;
  for (std::size_t b = 0; b < kLowLanes; ++b) {
    float factor = lowFactors_[0][b];
    for (std::size_t r = 0; r < lowLimits_.size(); ++r)
      factor = intensities[b] > lowLimits_[r][b] ? lowFactors_[r + 1][b] : factor;
    corrected[b] = intensities[b] * factor;
  }
  const auto sum = [&](std::size_t first, std::size_t end) {
    float total = 0.0F;
    for (std::size_t b = first; b < end; ++b) total += corrected[b];
    return total;
  };
  return {sum(0, 6), sum(6, 9), sum(9, kLowThirdOctaves)};
}

CoreLoudness CoreLoudnessModel::apply(const BandIntensities& intensities) const {
  std::array<float, kCoreLanes + kLowLanes> relative{};
  for (std::size_t b = 0; b < kThirdOctaves; ++b) {
    const double value = (intensities[b] + kTinyIntensity) / kReferenceIntensity;
    relative[b] =
        value < static_cast<double>(kMaximumIntensity) ? static_cast<float>(value) : kMaximumIntensity;
  }
  const std::array<float, 3> low = gatherLowBands(relative);
  constexpr std::size_t kOffset = kLowThirdOctaves - low.size();
  std::copy(low.begin(), low.end(), relative.begin() + kOffset);

  CoreLoudness core;
  for (std::size_t b = 0; b < kCoreLanes; ++b) {
    const float intensity = relative[kOffset + b];
    const float growth = static_cast<float>(1.0 - kThresholdFactor) + excitation_[b] * intensity;
    const float loudness = scale_[b] * (std::sqrt(std::sqrt(growth)) - 1.0F);
    core[b] = intensity > threshold_[b] ? std::max(0.0F, loudness) : 0.0F;
  }
  // A.3: the threshold in quiet changes within the lowest band.
  if (core[0] > 0.0F) core[0] *= std::min(1.0F, 0.4F + 0.32F * std::pow(core[0], 0.2F));
  return core;
}

}  // namespace barline::dsp::zwicker
