#include "engine/dsp/zwicker/ThirdOctaveBank.h"

#include <algorithm>
#include <cmath>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp::zwicker {
namespace {

/// States below this are inaudible; at 0 they cannot decay into denormal numbers, which are slow.
constexpr float kSilenceOfSections = 1e-15F;
constexpr float kSilenceOfPowers = 1e-30F;

/// Samples beyond, 120 dB over full scale, count as this, so that their powers in the filters stay within the
/// range of single precision.
constexpr float kLoudest = 1e6F;

/// Pieces end with every so many steps: the filters' state is looked at there, whatever blocks the samples
/// come in.
constexpr std::int64_t kStepsInPiece = 64;

/// Frames that end with the sample of a step. From the index each time, so that it never drifts.
std::int64_t stepEnd(std::int64_t step, int sampleRate) {
  constexpr int kRate = ThirdOctaveBank::kStepsPerSecond;
  return (step * sampleRate + kRate / 2) / kRate + 1;
}

/// 1 − z⁻²
/// @param samples of which `count` follow two before
BARLINE_SIMD_CLONES
void differentiate(const float* samples, std::size_t count, float* filtered) {
  for (std::size_t i = 0; i < count; ++i) filtered[i] = samples[i + 2] - samples[i];
}

BARLINE_SIMD_CLONES
void copyFinite(const float* samples, std::size_t count, float* out) {
  for (std::size_t i = 0; i < count; ++i) {
    // Differences of what is finite are 0.
    const float finite = samples[i] - samples[i] == 0.0F ? samples[i] : 0.0F;
    const float bounded = finite < kLoudest ? finite : kLoudest;
    out[i] = bounded > -kLoudest ? bounded : -kLoudest;
  }
}

void silence(BandFilters::Lanes& lanes, float limit) {
  for (float& value : lanes) {
    if (std::abs(value) < limit) value = 0.0F;
  }
}

void silenceDecayed(BandState& state) {
  for (auto& channel : state.sections) {
    for (BandState::Section& section : channel) {
      silence(section.value, kSilenceOfSections);
      silence(section.change, kSilenceOfSections);
    }
  }
  for (BandFilters::Lanes& lanes : state.lowPasses.smoothed) silence(lanes, kSilenceOfPowers);
}

}  // namespace

ThirdOctaveBank::ThirdOctaveBank(int sampleRate, std::size_t channels, double pascals,
                                 const BandKernel& kernel)
    : sampleRate_(sampleRate),
      advance_(kernel.advance),
      lowFilters_(lowBandFilters(sampleRate)),
      highFilters_(highBandFilters(sampleRate)),
      channels_(channels, Channel(lowFilters_.decimation)) {
  const double power = pascals * pascals / static_cast<double>(channels);
  for (SmoothingWeights& weights : lowFilters_.weights) {
    for (auto& lanes : weights) {
      for (double& weight : lanes) weight *= power;
    }
  }
  for (double& weight : highFilters_.weights) weight *= power;
}

void ThirdOctaveBank::prepare(Channel& channel, const float* samples, std::size_t count) const {
  std::vector<float>& recent = channel.recent;
  if (recent.size() < kNumeratorLength + count) recent.resize(kNumeratorLength + count);
  if (channel.high.size() < count) channel.high.resize(count);
  float* const fresh = recent.data() + kNumeratorLength;
  copyFinite(samples, count, fresh);
  differentiate(recent.data(), count, channel.high.data());
  channel.low = &channel.decimator.apply(fresh, count);
  std::copy_n(recent.begin() + static_cast<std::ptrdiff_t>(count), kNumeratorLength, recent.begin());
}

/// The steps that are reached within the next `count` frames.
void ThirdOctaveBank::findInstants(std::size_t count) {
  const auto decimation = static_cast<std::int64_t>(lowFilters_.decimation);
  const auto decimatedUpTo = [&](std::int64_t frames) { return (frames + decimation - 1) / decimation; };
  instants_.clear();
  lowInstants_.clear();
  late_.clear();
  for (std::int64_t step = step_;; ++step) {
    const std::int64_t end = stepEnd(step, sampleRate_);
    if (end > position_ + static_cast<std::int64_t>(count)) break;
    instants_.push_back(static_cast<std::size_t>(end - position_));
    lowInstants_.push_back(static_cast<std::size_t>(decimatedUpTo(end) - decimatedUpTo(position_)));
    late_.push_back(static_cast<std::size_t>((end - 1) % decimation));
  }
}

void ThirdOctaveBank::advance(std::size_t count) {
  lowReadings_.resize(instants_.size());
  highReadings_.resize(instants_.size());
  const Channel& first = channels_.front();
  const Channel& second = channels_.back();
  const bool stereo = channels_.size() > 1;
  advance_.low(lowFilters_.filters, lowState_,
               {.first = first.low->data(),
                .second = stereo ? second.low->data() : nullptr,
                .count = first.low->size(),
                .instants = lowInstants_.data(),
                .instantCount = lowInstants_.size()},
               lowReadings_.data());
  advance_.high(highFilters_.filters, highState_,
                {.first = first.high.data(),
                 .second = stereo ? second.high.data() : nullptr,
                 .count = count,
                 .instants = instants_.data(),
                 .instantCount = instants_.size()},
                highReadings_.data());
}

BandIntensities ThirdOctaveBank::read(std::size_t step) const {
  BandIntensities intensities;
  const SmoothingWeights& weights = lowFilters_.weights[late_[step]];
  for (std::size_t b = 0; b < kLowBands; ++b) {
    double intensity = 0.0;
    for (std::size_t i = 0; i < kLowPasses; ++i)
      intensity += weights[i][b] * static_cast<double>(lowReadings_[step].smoothed[i][b]);
    intensities[b] = static_cast<float>(std::max(0.0, intensity));
  }
  for (std::size_t b = 0; b < kHighBands; ++b)
    intensities[kLowBands + b] = static_cast<float>(
        static_cast<double>(highReadings_[step].smoothed.front()[b]) * highFilters_.weights[b]);
  return intensities;
}

void ThirdOctaveBank::add(const float* first, const float* second, std::size_t frames,
                          std::vector<BandIntensities>& steps) {
  std::size_t done = 0;
  while (done < frames) {
    const std::int64_t pieceEnd =
        stepEnd(step_ / kStepsInPiece * kStepsInPiece + kStepsInPiece - 1, sampleRate_);
    const std::size_t count = std::min(frames - done, static_cast<std::size_t>(pieceEnd - position_));
    prepare(channels_.front(), first + done, count);
    if (channels_.size() > 1) prepare(channels_.back(), second + done, count);
    findInstants(count);
    advance(count);
    for (std::size_t i = 0; i < instants_.size(); ++i) steps.push_back(read(i));
    step_ += static_cast<std::int64_t>(instants_.size());
    position_ += static_cast<std::int64_t>(count);
    done += count;
    if (position_ != pieceEnd) continue;
    silenceDecayed(lowState_);
    silenceDecayed(highState_);
  }
}

}  // namespace barline::dsp::zwicker
