#include "engine/dsp/RoughnessModel.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/dsp/Dispatch.h"
#include "engine/dsp/Windows.h"

namespace barline::dsp {
namespace {

constexpr double kFrameSeconds = 0.2;
constexpr double kCalibration = 0.25;        // Daniel and Weber's, for their anchor of 1 asper
constexpr std::size_t kFirstModulation = 2;  // bins of 5 Hz; slower than that is the frame's own window

// Makes a sine's bin its RMS value, as the implementation that the references come from rounds it.
constexpr double kToRms = 1.42;

std::size_t frameSamples(int sampleRate) {
  return static_cast<std::size_t>(std::lround(kFrameSeconds * sampleRate));
}

// Samples of a frame's envelope, enough for the beats of all that a channel hears. With these, frames of
// music come out within 0.6 % (RMS) of their mean roughness of what sampling at the sound's own rate gives.
struct ChannelSampling {
  double upTo;  ///< Bark, of the channel's middle
  std::size_t samples;
};
constexpr std::array<ChannelSampling, 4> kSampling{{{10.0, 400}, {16.0, 512}, {20.5, 1024}, {24.0, 1536}}};
constexpr std::size_t kRectifiedSamples = 1024;

std::size_t samplingOf(std::size_t channel) {
  const auto holds = [channel](const ChannelSampling& sampling) {
    return channelMiddle(channel) <= sampling.upTo;
  };
  return static_cast<std::size_t>(std::ranges::find_if(kSampling, holds) - kSampling.begin());
}

// Hz; carriers below this have harmonics, when rectified, among the modulation frequencies.
constexpr double kLowFrequency = 350.0;

// Where low carriers have less than this share of a channel's power, their harmonics don't matter.
constexpr double kLowShare = 1e-2;

// Shallower modulation than this is none, but what rounding leaves of a steady envelope, 1e-6 and less; and
// that would correlate with its neighbours by chance.
constexpr double kLeastDepth = 1e-5;

using Complexes = std::span<const std::complex<float>>;

constexpr std::size_t kWidth = 32;  // sums side by side, which vectorise and don't wait for each other

double total(const float (&lanes)[kWidth]) {
  double sum = 0.0;
  for (const float lane : lanes) sum += static_cast<double>(lane);
  return sum;
}

/// Σ a·b
BARLINE_SIMD_CLONES
double productOf(const float* a, const float* b, std::size_t count) {
  float lanes[kWidth]{};
  std::size_t i = 0;
  for (; i + kWidth <= count; i += kWidth) {
    for (std::size_t lane = 0; lane < kWidth; ++lane) lanes[lane] += a[i + lane] * b[i + lane];
  }
  for (std::size_t lane = 0; i + lane < count; ++lane) lanes[lane] += a[i + lane] * b[i + lane];
  return total(lanes);
}

/// Re Σ a · conj(b), of equally many values
double productOf(Complexes a, Complexes b) {
  return productOf(reinterpret_cast<const float*>(a.data()), reinterpret_cast<const float*>(b.data()),
                   2 * a.size());
}

double powerOf(Complexes values) {
  return productOf(values, values);
}

}  // namespace

RoughnessModel::RoughnessModel(int sampleRate, double pascalsPerUnit)
    : fft_(frameSamples(sampleRate)),
      window_(blackmanWindow(fft_.size())),
      windowed_(fft_.size()),
      spectrum_(fft_.bins()),
      channels_(static_cast<double>(sampleRate) / static_cast<double>(fft_.size()), fft_.size() / 2),
      excitation_(channels_.bins()),
      rectified_(EnvelopeSpectrum::Of::Rectified, kRectifiedSamples) {
  // The first term of a Blackman window is its mean.
  const double scale = kToRms * pascalsPerUnit / (0.42 * static_cast<double>(fft_.size()));
  for (float& value : window_) value = static_cast<float>(scale * static_cast<double>(value));

  const double binWidth = static_cast<double>(sampleRate) / static_cast<double>(fft_.size());
  const auto modulations = static_cast<std::size_t>(std::ceil(kFastestModulation / binWidth));
  lowBins_ = static_cast<std::size_t>(kLowFrequency / binWidth);
  for (std::size_t i = 0; i < kRoughnessChannels; ++i) {
    weights_[i].resize(modulations);
    for (std::size_t k = kFirstModulation; k < modulations; ++k) {
      weights_[i][k] = static_cast<float>(modulationWeight(i, static_cast<double>(k) * binWidth));
    }
    fluctuations_[i].spectrum.resize(modulations);
    samplingOf_[i] = samplingOf(i);
  }
  for (const ChannelSampling& sampling : kSampling) {
    envelopes_.emplace_back(EnvelopeSpectrum::Of::Envelope, sampling.samples);
  }
}

double RoughnessModel::roughness(std::span<const float> frame) {
  if (frame.size() != frameLength()) throw std::invalid_argument("RoughnessModel: frame length");
  for (std::size_t n = 0; n < frame.size(); ++n) windowed_[n] = frame[n] * window_[n];
  fft_.forward(windowed_, spectrum_);
  channels_.hear(spectrum_);
  EnvelopeSpectrum* previous = nullptr;
  for (std::size_t i = 0; i < kRoughnessChannels; ++i) previous = analyseChannel(i, previous);
  if (previous != nullptr) previous->complete();
  for (std::size_t i = 0; i < kRoughnessChannels; ++i) weigh(i);
  const double asper = kCalibration * sum();
  return std::isfinite(asper) ? asper : 0.0;
}

/// @param previous what the channel below was given to, null where that is silent. @return the same for this
/// one
EnvelopeSpectrum* RoughnessModel::analyseChannel(std::size_t channel, EnvelopeSpectrum* previous) {
  const auto [begin, end, isExcited] = channels_.exciteNext(excitation_);
  const Complexes excitation = Complexes(excitation_).subspan(begin, end - begin);
  const Complexes low = excitation.first(std::clamp(lowBins_, begin, end) - begin);
  const double power = isExcited && low.empty() ? 1.0 : powerOf(excitation);
  fluctuations_[channel].isHeard = power > 0.0;
  EnvelopeSpectrum* envelope = nullptr;
  if (power > 0.0) {
    const bool isLow = !low.empty() && powerOf(low) > kLowShare * power;
    envelope = isLow ? &rectified_ : &envelopes_[samplingOf_[channel]];
  }
  // Only neighbours, which are about equally loud, share a transform.
  if (previous != nullptr && previous != envelope) previous->complete();
  if (envelope != nullptr) envelope->add(excitation, begin, fluctuations_[channel].spectrum);
  return envelope;
}

void RoughnessModel::weigh(std::size_t channel) {
  Fluctuation& fluctuation = fluctuations_[channel];
  fluctuation.power = 0.0;
  fluctuation.depth = 0.0;
  if (!fluctuation.isHeard) return;
  const double mean = static_cast<double>(fluctuation.spectrum.front().real());
  const std::vector<float>& weights = weights_[channel];
  for (std::size_t k = 0; k < weights.size(); ++k) fluctuation.spectrum[k] *= weights[k];
  const double power = powerOf(fluctuation.spectrum);
  // A real signal has each of these frequencies twice.
  const double swing = std::sqrt(2.0 * power);
  if (!(mean > 0.0 && swing > kLeastDepth * mean)) return;
  fluctuation.power = power;
  fluctuation.depth = std::min(1.0, swing / mean);
}

/// Of the fluctuations of a channel and the one 1 Bark above it, −1 to 1.
double RoughnessModel::correlation(std::size_t channel) const {
  const Fluctuation& a = fluctuations_[channel];
  const Fluctuation& b = fluctuations_[channel + kChannelsPerBark];
  if (!(a.power > 0.0 && b.power > 0.0)) return 0.0;
  return productOf(a.spectrum, b.spectrum) / std::sqrt(a.power * b.power);
}

double RoughnessModel::sum() const {
  constexpr std::size_t kPairs = kRoughnessChannels - kChannelsPerBark;
  std::array<double, kPairs> correlations{};
  for (std::size_t i = 0; i < kPairs; ++i) correlations[i] = correlation(i);
  double total = 0.0;
  for (std::size_t i = 0; i < kRoughnessChannels; ++i) {
    const double above = i < kPairs ? correlations[i] : 1.0;
    const double below = i >= kChannelsPerBark ? correlations[i - kChannelsPerBark] : 1.0;
    const double rough = fluctuations_[i].depth * above * below;
    total += roughnessWeight(channelMiddle(i)) * rough * rough;
  }
  return total;
}

}  // namespace barline::dsp
