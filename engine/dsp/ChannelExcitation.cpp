#include "engine/dsp/ChannelExcitation.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/dsp/Dispatch.h"
#include "engine/dsp/FastExp.h"
#include "engine/dsp/FastLog.h"
#include "engine/dsp/SoundPressure.h"

namespace barline::dsp {
namespace {

constexpr double kHeardBark = 24.0;
constexpr double kLowestHeard = 20.0;     // Hz; below, a constant offset leaks through the frame's window
constexpr double kDownwardSlope = -27.0;  // dB/Bark
constexpr double kMiddleBark = 12.0;      // keeps 10^(−27 z / 20) within a float's range
constexpr float kLog2PerDecibel = 0.166096405F;  // of an amplitude: log2(10) / 20
constexpr float kDecibelsPerLog2 = 3.01029996F;  // of a power
constexpr float kTiny = 1e-20F;  // no component is heard at so small a factor, and it is no denormal number
constexpr float kLeastThreshold = 1e-5F;  // pascals; thresholds are 1.2e-5 (16 Bark) and more

double amplitude(double decibels) {
  return std::pow(10.0, decibels / 20.0);
}

/// What of the spectrum is heard, behind the outer ear.
BARLINE_SIMD_CLONES
void hearComponents(const float* spectrum, const float* transmission, const float* audibleFrom,
                    std::size_t bins, float* __restrict real, float* __restrict imaginary,
                    float* __restrict magnitude) {
  for (std::size_t k = 0; k < bins; ++k) {
    const float re = spectrum[2 * k] * transmission[k];
    const float im = spectrum[2 * k + 1] * transmission[k];
    const float power = re * re + im * im;
    const float share = power > audibleFrom[k] ? 1.0F : 0.0F;
    real[k] = share * re;
    imaginary[k] = share * im;
    magnitude[k] = share * std::sqrt(power);
  }
}

BARLINE_SIMD_CLONES
void slopeUpwards(const float* magnitude, const float* offset, const float* distance, std::size_t bins,
                  float* __restrict factor, float* __restrict step) {
  constexpr float kReference = 1.0F / static_cast<float>(kReferencePressure);
  constexpr float kPerLog2 = 0.2F * kLog2PerDecibel * 2.0F * kDecibelsPerLog2;
  for (std::size_t k = 0; k < bins; ++k) {
    const float ratio = magnitude[k] * kReference + kTiny;
    const float rising = offset[k] + kPerLog2 * fastLog2(ratio);
    const float slope = rising < 0.0F ? rising : 0.0F;
    factor[k] = fastExp2(slope * distance[k]);
    step[k] = fastExp2(0.5F * slope);
  }
}

/// The largest of `values` where `magnitude` isn't 0, and of `magnitude` itself.
BARLINE_SIMD_CLONES
void findLargest(const float* values, const float* magnitude, std::size_t count, float* largestValue,
                 float* largestMagnitude) {
  constexpr std::size_t kWidth = 16;
  float valueLanes[kWidth]{};
  float magnitudeLanes[kWidth]{};
  std::size_t i = 0;
  for (; i + kWidth <= count; i += kWidth) {
    for (std::size_t k = 0; k < kWidth; ++k) {
      const float m = magnitude[i + k];
      const float value = m > 0.0F ? values[i + k] : 0.0F;
      valueLanes[k] = value > valueLanes[k] ? value : valueLanes[k];
      magnitudeLanes[k] = m > magnitudeLanes[k] ? m : magnitudeLanes[k];
    }
  }
  float value = 0.0F;
  float loudest = 0.0F;
  for (; i < count; ++i) {
    if (magnitude[i] > 0.0F) value = std::max(value, values[i]);
    loudest = std::max(loudest, magnitude[i]);
  }
  *largestValue = std::max(value, *std::ranges::max_element(valueLanes));
  *largestMagnitude = std::max(loudest, *std::ranges::max_element(magnitudeLanes));
}

/// What of each component stays above the threshold; takes the slopes on to the next channel.
BARLINE_SIMD_CLONES
void exciteAndSlopeOn(const float* real, const float* imaginary, const float* magnitude, const float* step,
                      std::size_t count, float threshold, float* __restrict factor,
                      float* __restrict excitation) {
  for (std::size_t k = 0; k < count; ++k) {
    const float w = factor[k];
    const float kept = magnitude[k] * w > threshold ? w : 0.0F;
    excitation[2 * k] = real[k] * kept;
    excitation[2 * k + 1] = imaginary[k] * kept;
    const float next = w * step[k];
    factor[k] = next > kTiny ? next : kTiny;
  }
}

BARLINE_SIMD_CLONES
void excite(const float* real, const float* imaginary, const float* magnitude, const float* factor,
            std::size_t count, float gain, float threshold, float* __restrict excitation) {
  for (std::size_t k = 0; k < count; ++k) {
    const float w = factor[k] * gain;
    const float kept = magnitude[k] * w > threshold ? w : 0.0F;
    excitation[2 * k] = real[k] * kept;
    excitation[2 * k + 1] = imaginary[k] * kept;
  }
}

BARLINE_SIMD_CLONES
void interleave(const float* real, const float* imaginary, std::size_t count, float* __restrict complex) {
  for (std::size_t k = 0; k < count; ++k) {
    complex[2 * k] = real[k];
    complex[2 * k + 1] = imaginary[k];
  }
}

}  // namespace

ChannelExcitation::ChannelExcitation(double binWidth, std::size_t bins) {
  if (!(binWidth > 0.0 && binWidth <= 50.0)) throw std::invalid_argument("ChannelExcitation: bin width");
  // A bin counts with the frequency of the next, as in the implementation that the references come from. It
  // matters where a component lies on the very middle of a channel, as 1 kHz does.
  std::vector<double> barks;
  while (barks.size() < bins) {
    barks.push_back(barkOf(static_cast<double>(barks.size() + 1) * binWidth));
    if (barks.back() < kHeardBark) continue;
    barks.pop_back();
    break;
  }
  bins_ = barks.size();
  setComponents(barks, binWidth);
  setChannels(barks);
  for (auto* values : {&heardReal_, &heardImaginary_, &magnitude_, &up_, &upStep_}) values->resize(bins_);
}

void ChannelExcitation::setComponents(const std::vector<double>& barks, double binWidth) {
  for (std::size_t k = 0; k < bins_; ++k) {
    const double frequency = static_cast<double>(k + 1) * binWidth;
    const double least = kReferencePressure * amplitude(thresholdInQuiet(barks[k]));
    const bool heard = frequency >= kLowestHeard;
    transmission_.push_back(heard ? static_cast<float>(amplitude(outerEarTransmission(barks[k]))) : 0.0F);
    audibleFrom_.push_back(static_cast<float>(least * least));
    slopeOffset_.push_back(kLog2PerDecibel * static_cast<float>(-24.0 - 230.0 / frequency));
    upDistance_.push_back(static_cast<float>(0.5 * std::ceil(2.0 * barks[k]) - barks[k]));
    downFactor_.push_back(static_cast<float>(amplitude(kDownwardSlope * (barks[k] - kMiddleBark))));
  }
}

void ChannelExcitation::setChannels(const std::vector<double>& barks) {
  std::size_t upTo = 0;
  for (std::size_t i = 0; i < kRoughnessChannels; ++i) {
    const double middle = channelMiddle(i);
    groups_[i].begin = upTo;
    upTo = static_cast<std::size_t>(std::upper_bound(barks.begin(), barks.end(), middle) - barks.begin());
    groups_[i].end = upTo;
    const auto above = std::lower_bound(barks.begin(), barks.end(), middle + 0.5);
    own_[i] = {groups_[i].begin, static_cast<std::size_t>(above - barks.begin()), false};
    threshold_[i] = static_cast<float>(kReferencePressure * amplitude(thresholdInQuiet(middle)));
    downGain_[i] = static_cast<float>(amplitude(-kDownwardSlope * (middle - kMiddleBark)));
  }
  groups_.back() = {.begin = upTo, .end = bins_, .peak = 0.0F, .flattest = 0.0F};
}

void ChannelExcitation::hear(std::span<const std::complex<float>> spectrum) {
  if (spectrum.size() < bins_) throw std::invalid_argument("ChannelExcitation: spectrum too short");
  channel_ = 0;
  firstSloping_ = 0;
  // The standard lays std::complex<float> out as float[2].
  hearComponents(reinterpret_cast<const float*>(spectrum.data()), transmission_.data(), audibleFrom_.data(),
                 bins_, heardReal_.data(), heardImaginary_.data(), magnitude_.data());
  slopeUpwards(magnitude_.data(), slopeOffset_.data(), upDistance_.data(), bins_, up_.data(), upStep_.data());
  loudest_ = 0.0F;
  for (Group& group : groups_) {
    findLargest(upStep_.data() + group.begin, magnitude_.data() + group.begin, group.end - group.begin,
                &group.flattest, &group.peak);
    loudest_ = std::max(loudest_, group.peak);
  }
}

ChannelExcitation::Range ChannelExcitation::exciteNext(std::span<std::complex<float>> excitation) {
  if (excitation.size() < bins_ || channel_ == kRoughnessChannels) {
    throw std::invalid_argument("ChannelExcitation: no channel or no room");
  }
  auto* const values = reinterpret_cast<float*>(excitation.data());
  const Range own = own_[channel_];
  const std::size_t begin = exciteFromBelow(values);
  interleave(heardReal_.data() + own.begin, heardImaginary_.data() + own.begin, own.end - own.begin,
             values + 2 * own.begin);
  const std::size_t end = exciteFromAbove(values);
  const bool isExcited = groups_[channel_].peak > 0.0F;
  ++channel_;
  return {begin, end, isExcited};
}

/// Gives the first bin that may still reach the channel.
std::size_t ChannelExcitation::exciteFromBelow(float* excitation) {
  while (firstSloping_ < channel_ && groups_[firstSloping_].peak <= kLeastThreshold) ++firstSloping_;
  for (std::size_t g = firstSloping_; g < channel_; ++g) groups_[g].peak *= groups_[g].flattest;
  const std::size_t end = own_[channel_].begin;
  if (firstSloping_ == channel_) return end;
  const std::size_t begin = groups_[firstSloping_].begin;
  exciteAndSlopeOn(&heardReal_[begin], &heardImaginary_[begin], &magnitude_[begin], &upStep_[begin],
                   end - begin, threshold_[channel_ - 1], &up_[begin], excitation + 2 * begin);
  return begin;
}

/// Gives the end of the bins that may still reach the channel.
std::size_t ChannelExcitation::exciteFromAbove(float* excitation) const {
  const std::size_t begin = own_[channel_].end;
  if (begin == bins_) return bins_;
  const float gain = downGain_[channel_ + 1];
  const float threshold = threshold_[channel_ + 1];
  const std::size_t end = reachFromAbove(begin, gain, threshold);
  excite(&heardReal_[begin], &heardImaginary_[begin], &magnitude_[begin], &downFactor_[begin], end - begin,
         gain, threshold, excitation + 2 * begin);
  return end;
}

/// The end of the bins, or of a few more, from which the frame's loudest component would reach the channel.
std::size_t ChannelExcitation::reachFromAbove(std::size_t begin, float gain, float threshold) const {
  for (std::size_t g = channel_ + 1; g < groups_.size(); ++g) {
    const std::size_t first = std::max(groups_[g].begin, begin);
    if (first == bins_ || !(loudest_ * downFactor_[first] * gain > threshold)) return first;
  }
  return bins_;
}

}  // namespace barline::dsp
