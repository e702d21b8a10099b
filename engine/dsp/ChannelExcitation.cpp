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

/// What of the spectrum is heard, behind the outer ear, and how it slopes upwards.
BARLINE_SIMD_CLONES
void hearComponents(const float* spectrum, const float* transmission, const float* audibleFrom,
                    std::size_t bins, float* heard, float* magnitude) {
  for (std::size_t k = 0; k < bins; ++k) {
    const float re = spectrum[2 * k] * transmission[k];
    const float im = spectrum[2 * k + 1] * transmission[k];
    const float power = re * re + im * im;
    const bool audible = power > audibleFrom[k];
    heard[2 * k] = audible ? re : 0.0F;
    heard[2 * k + 1] = audible ? im : 0.0F;
    const float root = audible ? std::sqrt(power) : 0.0F;
    magnitude[2 * k] = root;
    magnitude[2 * k + 1] = root;
  }
}

BARLINE_SIMD_CLONES
void slopeUpwards(const float* magnitude, const float* offset, const float* distance, std::size_t bins,
                  float* factor, float* step) {
  constexpr float kReference = 1.0F / static_cast<float>(kReferencePressure);
  constexpr float kPerLog2 = 0.2F * kLog2PerDecibel * 2.0F * kDecibelsPerLog2;
  for (std::size_t k = 0; k < bins; ++k) {
    const float ratio = magnitude[2 * k] * kReference + kTiny;
    const float rising = offset[k] + kPerLog2 * fastLog2(ratio);
    const float slope = rising < 0.0F ? rising : 0.0F;
    const float first = fastExp2(slope * distance[k]);
    const float further = fastExp2(0.5F * slope);
    factor[2 * k] = first;
    factor[2 * k + 1] = first;
    step[2 * k] = further;
    step[2 * k + 1] = further;
  }
}

/// What of each component stays above the threshold; takes the slopes on to the next channel.
BARLINE_SIMD_CLONES
void exciteAndSlopeOn(const float* heard, const float* magnitude, const float* step, std::size_t values,
                      float threshold, float* factor, float* excitation) {
  for (std::size_t f = 0; f < values; ++f) {
    const float w = factor[f];
    const float value = heard[f] * w;
    const float next = w * step[f];
    excitation[f] = magnitude[f] * w > threshold ? value : 0.0F;
    factor[f] = next > kTiny ? next : kTiny;
  }
}

BARLINE_SIMD_CLONES
void excite(const float* heard, const float* magnitude, const float* factor, std::size_t values, float gain,
            float threshold, float* excitation) {
  for (std::size_t f = 0; f < values; ++f) {
    const float w = factor[f] * gain;
    const float value = heard[f] * w;
    excitation[f] = magnitude[f] * w > threshold ? value : 0.0F;
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
  heard_.resize(2 * bins_);
  magnitude_.resize(2 * bins_);
  up_.resize(2 * bins_);
  upStep_.resize(2 * bins_);
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
    downFactor_.insert(downFactor_.end(), 2,
                       static_cast<float>(amplitude(kDownwardSlope * (barks[k] - kMiddleBark))));
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
    own_[i] = {groups_[i].begin, static_cast<std::size_t>(above - barks.begin())};
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
                 bins_, heard_.data(), magnitude_.data());
  slopeUpwards(magnitude_.data(), slopeOffset_.data(), upDistance_.data(), bins_, up_.data(), upStep_.data());
  loudest_ = 0.0F;
  for (Group& group : groups_) {
    group.peak = 0.0F;
    group.flattest = 0.0F;
    for (std::size_t f = 2 * group.begin; f < 2 * group.end; f += 2) {
      if (magnitude_[f] > 0.0F) group.flattest = std::max(group.flattest, upStep_[f]);
      group.peak = std::max(group.peak, magnitude_[f]);
    }
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
  std::copy(heard_.data() + 2 * own.begin, heard_.data() + 2 * own.end, values + 2 * own.begin);
  const std::size_t end = exciteFromAbove(values);
  ++channel_;
  return {begin, end};
}

/// Gives the first bin that may still reach the channel.
std::size_t ChannelExcitation::exciteFromBelow(float* excitation) {
  while (firstSloping_ < channel_ && groups_[firstSloping_].peak <= kLeastThreshold) ++firstSloping_;
  for (std::size_t g = firstSloping_; g < channel_; ++g) groups_[g].peak *= groups_[g].flattest;
  const std::size_t end = own_[channel_].begin;
  if (firstSloping_ == channel_) return end;
  const std::size_t begin = groups_[firstSloping_].begin;
  const std::size_t f = 2 * begin;
  exciteAndSlopeOn(&heard_[f], &magnitude_[f], &upStep_[f], 2 * (end - begin), threshold_[channel_ - 1],
                   &up_[f], excitation + f);
  return begin;
}

/// Gives the end of the bins that may still reach the channel.
std::size_t ChannelExcitation::exciteFromAbove(float* excitation) const {
  const std::size_t begin = 2 * own_[channel_].end;
  if (begin == downFactor_.size()) return bins_;
  const float gain = downGain_[channel_ + 1];
  const float threshold = threshold_[channel_ + 1];
  const auto end = std::partition_point(
      downFactor_.begin() + static_cast<std::ptrdiff_t>(begin), downFactor_.end(),
      [this, gain, threshold](float factor) { return loudest_ * factor * gain > threshold; });
  const auto values = static_cast<std::size_t>(end - downFactor_.begin()) - begin;
  excite(&heard_[begin], &magnitude_[begin], &downFactor_[begin], values, gain, threshold,
         excitation + begin);
  return (begin + values) / 2;
}

}  // namespace barline::dsp
