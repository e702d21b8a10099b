#include "engine/steps/ChromaTap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>
#include <numeric>
#include <utility>

#include "engine/dsp/Windows.h"

namespace barline::steps {
namespace {

// 372 ms resolve a semitone from G3 up; ten frames a second are enough for beats.
constexpr std::size_t kFrame = 8192;
constexpr std::size_t kHop = 2048;
constexpr std::size_t kBins = dsp::LogFrequencyBank::kBins;
constexpr auto kPitchClasses = static_cast<std::size_t>(model::Chromagram::kPitchClasses);

// Half a minute of music tells the tuning to a cent or two; 0.8 lets it follow within some minutes.
constexpr std::size_t kStretchFrames = 320;
constexpr float kTuningMemory = 0.8F;

constexpr std::size_t kWhiteningReach = 18;  // bins to either side: an octave in all
// Keeps digital silence and the noise of 16-bit recordings from being whitened up to full strength.
constexpr float kWhiteningFloor = 1e-5F;
// Noise and clicks deviate little from their local mean, tones by more than it.
constexpr float kBroadbandShare = 0.5F;

// Strength that stands for full scale. Whitened notes rarely exceed it.
constexpr float kFullScale = 12.0F;

constexpr double kLevelLowest = 55.0;     // Hz
constexpr double kLevelHighest = 4000.0;  // Hz

/// Weight of a note for bass or treble, which overlap from G2 to G3 (raised cosine).
float crossfade(double pitch, double from, double to) {
  const double position = std::clamp((pitch - from) / (to - from), 0.0, 1.0);
  return static_cast<float>(0.5 - 0.5 * std::cos(std::numbers::pi * position));
}

struct RegisterWeights {
  std::array<float, dsp::NoteSeparation::kNotes> bass{};
  std::array<float, dsp::NoteSeparation::kNotes> treble{};
};

constexpr double kBassFull = 43.0;    // G2
constexpr double kBassEnd = 55.0;     // G3
constexpr double kTrebleFull = 84.0;  // C6
constexpr double kTrebleEnd = 100.0;  // E7

RegisterWeights makeRegisterWeights() {
  RegisterWeights weights;
  for (std::size_t note = 0; note < dsp::NoteSeparation::kNotes; ++note) {
    const double pitch = dsp::NoteSeparation::kLowestNote + static_cast<double>(note);
    const float upper = crossfade(pitch, kBassFull, kBassEnd);
    weights.bass[note] = 1.0F - upper;
    weights.treble[note] = upper * (1.0F - crossfade(pitch, kTrebleFull, kTrebleEnd));
  }
  return weights;
}

std::array<float, 2 * kWhiteningReach + 1> makeWhiteningWindow() {
  std::array<float, 2 * kWhiteningReach + 1> window{};
  for (std::size_t i = 0; i < window.size(); ++i) {
    const double phase = 2.0 * std::numbers::pi * static_cast<double>(i) / (2.0 * kWhiteningReach);
    window[i] = static_cast<float>(0.54 - 0.46 * std::cos(phase));
  }
  return window;
}

/// Weighted mean of `values` about each place; at the edges, of what is there.
void localMean(std::span<const float> values, std::span<float> mean) {
  static const auto window = makeWhiteningWindow();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t first = i < kWhiteningReach ? 0 : i - kWhiteningReach;
    const std::size_t last = std::min(i + kWhiteningReach + 1, values.size());
    float sum = 0.0F;
    float total = 0.0F;
    for (std::size_t j = first; j < last; ++j) {
      const float weight = window[j + kWhiteningReach - i];
      sum += weight * values[j];
      total += weight;
    }
    mean[i] = sum / total;
  }
}

/// How far each bin stands out of its surroundings, in standard deviations; 0 where it does not.
void whiten(std::span<const float> spectrum, std::span<float> whitened) {
  std::array<float, kBins> mean{};
  std::array<float, kBins> squares{};
  std::array<float, kBins> variance{};
  localMean(spectrum, mean);
  for (std::size_t i = 0; i < kBins; ++i) squares[i] = (spectrum[i] - mean[i]) * (spectrum[i] - mean[i]);
  localMean(squares, variance);
  for (std::size_t i = 0; i < kBins; ++i) {
    whitened[i] = std::max(spectrum[i] - mean[i], 0.0F) /
                  (std::sqrt(variance[i]) + kBroadbandShare * mean[i] + kWhiteningFloor);
  }
}

/// `spectrum` as it were at standard tuning.
void retune(std::span<const float> spectrum, double cents, std::span<float> tuned) {
  const double shift = cents / 100.0 * dsp::LogFrequencyBank::kBinsPerSemitone;
  const auto whole = static_cast<std::ptrdiff_t>(std::floor(shift));
  const auto fraction = static_cast<float>(shift - std::floor(shift));
  const auto last = static_cast<std::ptrdiff_t>(spectrum.size()) - 1;
  for (std::ptrdiff_t i = 0; i <= last; ++i) {
    const auto left = static_cast<std::size_t>(std::clamp(i + whole, std::ptrdiff_t{0}, last));
    const auto right = static_cast<std::size_t>(std::clamp(i + whole + 1, std::ptrdiff_t{0}, last));
    tuned[static_cast<std::size_t>(i)] = (1.0F - fraction) * spectrum[left] + fraction * spectrum[right];
  }
}

std::uint8_t encodeStrength(float strength) {
  const float code = 255.0F * std::sqrt(std::max(strength, 0.0F) / kFullScale);
  return static_cast<std::uint8_t>(std::min(code + 0.5F, 255.0F));
}

/// −dBFS · 2, a full-scale sine being at −3.01 dBFS.
std::uint8_t encodeLevel(std::span<const float> magnitude, double spacing) {
  const auto first = static_cast<std::size_t>(kLevelLowest / spacing);
  const auto last = static_cast<std::size_t>(kLevelHighest / spacing);
  double power = 0.0;
  for (std::size_t i = first; i < last; ++i) {
    power += static_cast<double>(magnitude[i]) * static_cast<double>(magnitude[i]);
  }
  // A Hann window's main lobe holds 1.5 times its peak's power; a sine's power is half its amplitude squared.
  const double decibels = 10.0 * std::log10(std::max(power / 3.0, 1e-13));
  return static_cast<std::uint8_t>(std::clamp(-2.0 * decibels + 0.5, 0.0, 255.0));
}

constexpr double kSpacing = static_cast<double>(audio::kAnalysisRate) / kFrame;

/// The branch of `cents` (±100 apart) nearest to `previous`, so that a tuning near a quarter tone does not
/// jump by a semitone within a track.
double nearestBranch(double cents, double previous) {
  const double unwrapped = cents + 100.0 * std::round((previous - cents) / 100.0);
  return std::abs(unwrapped) <= 75.0 ? unwrapped : cents;
}

}  // namespace

pipeline::StepDeclaration ChromaTap::declaration() {
  return {.id = "chroma",
          .version = 1,
          .title = BARLINE_STEP_TEXT("Step", "Pitch classes"),
          .summary = BARLINE_STEP_TEXT(
              "Step",
              "How strongly each pitch class sounds in bass and treble, by non-negative note decomposition."),
          .parameters = {},
          .relativeCost = 230.0};
}

ChromaTap::ChromaTap(const pipeline::Parameters& /*parameters*/)
    : fft_(kFrame),
      window_(dsp::hannWindow(kFrame)),
      bank_(kFrame, audio::kAnalysisRate),
      separation_(bank_, kFrame, audio::kAnalysisRate),
      samples_(kFrame),
      buffered_(kFrame / 2),  // frame 0 is centred on sample 0
      windowed_(kFrame),
      spectrum_(fft_.bins()),
      magnitude_(fft_.bins()),
      tuned_(kBins),
      whitened_(kBins) {
  stretch_.reserve(kStretchFrames * kBins);
}

void ChromaTap::begin(const audio::AudioFormat& /*format*/) {
  chromagram_.frameStep = static_cast<double>(kHop) / audio::kAnalysisRate;
}

void ChromaTap::consume(const audio::AudioBlock& block) {
  received_ += block.analysis.size();
  push(block.analysis);
}

model::Chromagram ChromaTap::finish() {
  const std::size_t frames = (received_ + kHop - 1) / kHop;
  const std::array<float, kHop> silence{};
  const auto pending = [&] { return chromagram_.level.size() < frames; };
  while (pending()) push(silence);
  settleStretch();
  chromagram_.duration = static_cast<double>(received_) / audio::kAnalysisRate;
  chromagram_.tuningCents = nearestBranch(overallTuning_.cents(), stretchCents_);
  return std::move(chromagram_);
}

void ChromaTap::push(std::span<const float> samples) {
  while (!samples.empty()) {
    const std::size_t count = std::min(samples.size(), kFrame - buffered_);
    std::copy_n(samples.begin(), count, samples_.begin() + static_cast<std::ptrdiff_t>(buffered_));
    samples = samples.subspan(count);
    buffered_ += count;
    if (buffered_ < kFrame) return;
    analyseFrame();
    std::copy(samples_.begin() + kHop, samples_.end(), samples_.begin());
    buffered_ = kFrame - kHop;
  }
}

void ChromaTap::analyseFrame() {
  for (std::size_t i = 0; i < kFrame; ++i) windowed_[i] = samples_[i] * window_[i];
  fft_.forward(windowed_, spectrum_);
  dsp::magnitudeSpectrum(spectrum_, magnitude_);
  constexpr float kToAmplitude = 4.0F / kFrame;
  for (float& value : magnitude_) value *= kToAmplitude;
  // Samples that are no numbers, as a damaged float file may hold, count as silence.
  if (!std::isfinite(std::accumulate(magnitude_.begin(), magnitude_.end(), 0.0F))) {
    std::ranges::fill(magnitude_, 0.0F);
  }

  chromagram_.level.push_back(encodeLevel(magnitude_, kSpacing));
  tuning_.add(magnitude_, kSpacing);
  overallTuning_.add(magnitude_, kSpacing);
  const std::size_t at = stretch_.size();
  stretch_.resize(at + kBins);
  bank_.map(magnitude_, std::span(stretch_).subspan(at, kBins));
  if (stretch_.size() == kStretchFrames * kBins) settleStretch();
}

void ChromaTap::settleStretch() {
  if (!tuning_.empty()) stretchCents_ = nearestBranch(tuning_.cents(), stretchCents_);
  const std::span<const float> spectra = stretch_;
  for (std::size_t at = 0; at < spectra.size(); at += kBins) {
    appendFrame(spectra.subspan(at, kBins), stretchCents_);
  }
  stretch_.clear();
  tuning_.fade(kTuningMemory);
}

void ChromaTap::appendFrame(std::span<const float> logSpectrum, double tuningCents) {
  static const RegisterWeights weights = makeRegisterWeights();
  retune(logSpectrum, tuningCents, tuned_);
  whiten(tuned_, whitened_);
  const std::span<const float> notes = separation_.separate(whitened_);
  std::array<float, kPitchClasses> bass{};
  std::array<float, kPitchClasses> treble{};
  for (std::size_t note = 0; note < notes.size(); ++note) {
    const std::size_t pitchClass = (note + dsp::NoteSeparation::kLowestNote) % kPitchClasses;
    bass[pitchClass] += weights.bass[note] * notes[note];
    treble[pitchClass] += weights.treble[note] * notes[note];
  }
  std::ranges::transform(bass, std::back_inserter(chromagram_.bass), encodeStrength);
  std::ranges::transform(treble, std::back_inserter(chromagram_.treble), encodeStrength);
}

}  // namespace barline::steps
