#include "engine/steps/ChromaTap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>
#include <utility>

namespace barline::steps {
namespace {

// 372 ms resolve a semitone from G3 up; ten frames a second are enough for beats.
constexpr std::size_t kFrame = 8192;
constexpr std::size_t kHop = 2048;
constexpr std::size_t kBins = dsp::LogFrequencyBank::kBins;
constexpr auto kPitchClasses = static_cast<std::size_t>(model::Chromagram::kPitchClasses);

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
constexpr double kFrameRate = static_cast<double>(audio::kAnalysisRate) / kHop;

}  // namespace

pipeline::StepDeclaration ChromaTap::declaration() {
  return {.id = "chroma",
          .version = 2,
          .title = BARLINE_STEP_TEXT("Step", "Pitch classes"),
          .summary = BARLINE_STEP_TEXT(
              "Step",
              "How strongly each pitch class sounds in bass and treble, by non-negative note decomposition."),
          .parameters = {},
          .relativeCost = 230.0};
}

ChromaTap::ChromaTap(const pipeline::Parameters& /*parameters*/)
    : frames_(kFrame, kHop),
      tuned_(dsp::LogFrequencyBank(kFrame, audio::kAnalysisRate), kSpacing, kFrameRate),
      separation_(dsp::LogFrequencyBank(kFrame, audio::kAnalysisRate), kFrame, audio::kAnalysisRate),
      whitened_(kBins) {}

void ChromaTap::begin(const audio::AudioFormat& /*format*/) {
  chromagram_.frameStep = 1.0 / kFrameRate;
}

void ChromaTap::consume(const audio::AudioBlock& block) {
  frames_.push(block.analysis, [this](std::span<const float> magnitudes) { addFrame(magnitudes); });
}

model::Chromagram ChromaTap::finish() {
  frames_.finish([this](std::span<const float> magnitudes) { addFrame(magnitudes); });
  chromagram_.tuningCents = tuned_.finish([this](std::span<const float> tuned) { addTuned(tuned); });
  chromagram_.duration = static_cast<double>(frames_.received()) / audio::kAnalysisRate;
  return std::move(chromagram_);
}

void ChromaTap::addFrame(std::span<const float> magnitudes) {
  chromagram_.level.push_back(encodeLevel(magnitudes, kSpacing));
  tuned_.push(magnitudes, [this](std::span<const float> tuned) { addTuned(tuned); });
}

void ChromaTap::addTuned(std::span<const float> tuned) {
  static const RegisterWeights weights = makeRegisterWeights();
  whiten(tuned, whitened_);
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
