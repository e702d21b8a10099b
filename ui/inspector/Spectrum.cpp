#include "ui/inspector/Spectrum.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <numeric>

#include "engine/dsp/Fft.h"
#include "engine/dsp/Windows.h"

namespace barline::ui {
namespace {

constexpr double kMainLobe = 4;          ///< bins of a Hann window's main lobe
constexpr double kNoiseBandwidth = 1.5;  ///< bins; equivalent noise bandwidth of a Hann window (Harris 1978)

std::size_t windowFrames(int sampleRate) {
  constexpr double kFramesAt48000 = 8192;
  const double wanted = kFramesAt48000 * std::max(sampleRate, 1) / 48000;
  // The nearest power of two: 8192 serves 44.1 kHz as well.
  const auto exponent = static_cast<unsigned>(std::max(std::lround(std::log2(wanted)), 8L));
  return std::size_t{1} << exponent;
}

float decibels(double power) {
  return power > 1e-12 ? static_cast<float>(10 * std::log10(power)) : spectrum::kFloor;
}

/// The value of `power` between its bins.
double between(const std::vector<double>& power, double bin) {
  const auto lower = static_cast<std::size_t>(bin);
  const std::size_t upper = std::min(lower + 1, power.size() - 1);
  const double t = bin - static_cast<double>(lower);
  return power[lower] * (1 - t) + power[upper] * t;
}

}  // namespace

double spectrum::frequencyAt(double index) {
  return kLowest * std::exp2(index / kPerOctave);
}

double spectrum::indexOf(double frequency) {
  return kPerOctave * std::log2(frequency / kLowest);
}

struct SpectrumAnalyser::Transform {
  explicit Transform(std::size_t frames)
      : fft(frames), window(dsp::hannWindow(frames)), block(frames), bins(fft.bins()) {
    // A sine of amplitude 1 on a bin has |X| = Σ window / 2 there.
    const double sum = std::accumulate(window.begin(), window.end(), 0.0);
    scale = 4 / (sum * sum);
  }

  dsp::RealFft fft;
  std::vector<float> window;
  std::vector<float> block;
  std::vector<std::complex<float>> bins;
  double scale{};  // from |X|² to power as addPower() has it
};

SpectrumAnalyser::SpectrumAnalyser(int sampleRate)
    : sampleRate_(sampleRate), frames_(windowFrames(sampleRate)) {}

SpectrumAnalyser::~SpectrumAnalyser() = default;

void SpectrumAnalyser::addPower(const SampleWindow& samples, std::int64_t firstFrame,
                                std::vector<double>& power) {
  power.resize(bins());
  if (samples.channels.empty()) return;
  if (!transform_) transform_ = std::make_unique<Transform>(frames_);
  Transform& with = *transform_;
  const double scale = with.scale / static_cast<double>(samples.channels.size());
  const std::int64_t begin = std::clamp<std::int64_t>(samples.firstFrame - firstFrame, 0, frames());
  const std::int64_t end =
      std::clamp<std::int64_t>(samples.firstFrame + samples.frames() - firstFrame, begin, frames());
  for (const std::vector<float>& channel : samples.channels) {
    std::ranges::fill(with.block, 0.0F);
    for (std::int64_t i = begin; i < end; ++i) {
      const float sample = channel[static_cast<std::size_t>(firstFrame + i - samples.firstFrame)];
      with.block[static_cast<std::size_t>(i)] = sample * with.window[static_cast<std::size_t>(i)];
    }
    with.fft.forward(with.block, with.bins);
    for (std::size_t k = 0; k < power.size(); ++k) power[k] += scale * std::norm(with.bins[k]);
  }
}

std::size_t SpectrumAnalyser::values() const {
  const double top = std::min(spectrum::kHighest, sampleRate_ / 2.0);
  return static_cast<std::size_t>(std::max(std::floor(spectrum::indexOf(top)), 0.0)) + 1;
}

Spectrum SpectrumAnalyser::levels(const std::vector<double>& power, Smoothing smoothing) const {
  if (power.size() != bins()) return {};
  return smoothing == Smoothing::Fine ? fineLevels(power) : bandLevels(power);
}

Spectrum SpectrumAnalyser::fineLevels(const std::vector<double>& power) const {
  const double perBin = static_cast<double>(sampleRate_) / static_cast<double>(frames_);
  const auto last = static_cast<double>(power.size() - 1);
  Spectrum out(values());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double low = std::min(spectrum::frequencyAt(static_cast<double>(i) - 0.5) / perBin, last);
    const double high = std::min(spectrum::frequencyAt(static_cast<double>(i) + 0.5) / perBin, last);
    double most = std::max(between(power, low), between(power, high));
    for (auto k = static_cast<std::size_t>(std::ceil(low)); static_cast<double>(k) <= high; ++k)
      most = std::max(most, power[k]);
    out[i] = decibels(most);
  }
  return out;
}

Spectrum SpectrumAnalyser::bandLevels(const std::vector<double>& power) const {
  // sums[k] is the power below bin k − ½, so that a band may end anywhere within a bin.
  std::vector<double> sums(power.size() + 1);
  std::partial_sum(power.begin(), power.end(), sums.begin() + 1);
  const auto last = static_cast<double>(power.size());
  const auto below = [&](double bin) { return between(sums, std::clamp(bin + 0.5, 0.0, last)); };
  const double perBin = static_cast<double>(sampleRate_) / static_cast<double>(frames_);
  const double half = std::exp2(1.0 / 24);
  Spectrum out(values());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double centre = spectrum::frequencyAt(static_cast<double>(i)) / perBin;
    const double low = std::min(centre / half, centre - kMainLobe / 2);
    const double high = std::max(centre * half, centre + kMainLobe / 2);
    out[i] = decibels((below(high) - below(low)) / kNoiseBandwidth);
  }
  return out;
}

}  // namespace barline::ui
