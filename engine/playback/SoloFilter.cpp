#include "engine/playback/SoloFilter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace barline::playback {
namespace {

constexpr std::array<float, 4> kStereo{1.0F, 0.0F, 0.0F, 1.0F};

// By SoloChannel.
constexpr std::array<std::array<float, 4>, 5> kMatrices{{kStereo,
                                                         {1.0F, 0.0F, 0.0F, 0.0F},
                                                         {0.0F, 0.0F, 0.0F, 1.0F},
                                                         {0.5F, 0.5F, 0.5F, 0.5F},
                                                         {0.5F, -0.5F, 0.5F, -0.5F}}};

}  // namespace

SoloFilter::SoloFilter(int sampleRate)
    : matrix_{GainRamp(sampleRate, 1.0F), GainRamp(sampleRate), GainRamp(sampleRate),
              GainRamp(sampleRate, 1.0F)},
      bands_{GainRamp(sampleRate, 1.0F), GainRamp(sampleRate), GainRamp(sampleRate), GainRamp(sampleRate)},
      filters_{makeBands(sampleRate), makeBands(sampleRate)} {}

// Robert Bristow-Johnson's Audio EQ Cookbook, with Q = 1/√2: two such sections are one Linkwitz–Riley filter.
SoloFilter::Section SoloFilter::lowPass(double hertz, double rate) {
  const double w = 2.0 * std::numbers::pi * std::min(hertz, 0.45 * rate) / rate;
  const double alpha = std::sin(w) / std::numbers::sqrt2;
  const double c = std::cos(w);
  const double a0 = 1.0 + alpha;
  return {(1.0 - c) / 2.0 / a0, (1.0 - c) / a0, (1.0 - c) / 2.0 / a0, -2.0 * c / a0, (1.0 - alpha) / a0};
}

SoloFilter::Section SoloFilter::highPass(double hertz, double rate) {
  const double w = 2.0 * std::numbers::pi * std::min(hertz, 0.45 * rate) / rate;
  const double alpha = std::sin(w) / std::numbers::sqrt2;
  const double c = std::cos(w);
  const double a0 = 1.0 + alpha;
  return {(1.0 + c) / 2.0 / a0, -(1.0 + c) / a0, (1.0 + c) / 2.0 / a0, -2.0 * c / a0, (1.0 - alpha) / a0};
}

SoloFilter::Bands SoloFilter::makeBands(double rate) {
  const Section underLow = lowPass(kLowHertz, rate);
  const Section overLow = highPass(kLowHertz, rate);
  const Section underHigh = lowPass(kHighHertz, rate);
  const Section overHigh = highPass(kHighHertz, rate);
  return {{underLow, underLow}, {overLow, overLow, underHigh, underHigh}, {overHigh, overHigh}};
}

void SoloFilter::setChannel(SoloChannel channel) {
  const auto& gains = kMatrices[static_cast<std::size_t>(channel)];
  for (std::size_t i = 0; i < gains.size(); ++i) matrix_[i].moveTo(gains[i]);
}

void SoloFilter::setBand(SoloBand band) {
  for (std::size_t i = 0; i < bands_.size(); ++i)
    bands_[i].moveTo(i == static_cast<std::size_t>(band) ? 1.0F : 0.0F);
}

bool SoloFilter::wholeBand() const {
  return bands_[0].rests(1.0F) && bands_[1].rests(0.0F) && bands_[2].rests(0.0F) && bands_[3].rests(0.0F);
}

bool SoloFilter::rests() const {
  bool stereo = true;
  for (std::size_t i = 0; i < matrix_.size(); ++i) stereo = stereo && matrix_[i].rests(kStereo[i]);
  return stereo && wholeBand();
}

void SoloFilter::resetBands() {
  for (Bands& bands : filters_) {
    for (Section& section : bands.low) section.reset();
    for (Section& section : bands.mid) section.reset();
    for (Section& section : bands.high) section.reset();
  }
}

float SoloFilter::filtered(std::size_t channel, float sample, const std::array<float, 4>& gains) {
  Bands& bands = filters_[channel];
  // All three always run, so that another can be faded in at once.
  double low = sample;
  for (Section& section : bands.low) low = section.next(low);
  double mid = sample;
  for (Section& section : bands.mid) mid = section.next(mid);
  double high = sample;
  for (Section& section : bands.high) high = section.next(high);
  return gains[0] * sample + static_cast<float>(gains[1] * low + gains[2] * mid + gains[3] * high);
}

void SoloFilter::process(std::span<float> sound, const Solo& solo) {
  setChannel(solo.channel);
  setBand(solo.band);
  if (rests()) return resetBands();
  const bool whole = wholeBand();
  if (whole) resetBands();
  for (std::size_t i = 0; i + 1 < sound.size(); i += 2) {
    std::array<float, 4> gains{1.0F, 0.0F, 0.0F, 0.0F};
    float left = sound[i];
    float right = sound[i + 1];
    if (!whole) {
      std::ranges::transform(bands_, gains.begin(), &GainRamp::next);
      left = filtered(0, left, gains);
      right = filtered(1, right, gains);
    }
    std::array<float, 4> m{};
    std::ranges::transform(matrix_, m.begin(), &GainRamp::next);
    sound[i] = m[0] * left + m[1] * right;
    sound[i + 1] = m[2] * left + m[3] * right;
  }
}

}  // namespace barline::playback
