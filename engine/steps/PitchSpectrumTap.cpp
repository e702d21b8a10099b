#include "engine/steps/PitchSpectrumTap.h"

#include <array>
#include <cmath>

namespace barline::steps {
namespace {

using dsp::LogFrequencyBank;
using model::PitchSpectrum;

constexpr std::size_t kWindow = 8192;  // 372 ms resolve a semitone from G3 up
constexpr std::size_t kHop = 1764;
static_assert(kHop * PitchSpectrum::kFrameRate == audio::kAnalysisRate);
constexpr double kSpacing = static_cast<double>(audio::kAnalysisRate) / kWindow;

// A semitone above the last note's own, for tunings that are higher.
constexpr double kHighestPitch = PitchSpectrum::kLowestNote + PitchSpectrum::kBands + 1.0;

/// First of the bins that make up band 0.
constexpr std::size_t kFirstBin =
    (PitchSpectrum::kLowestNote - static_cast<std::size_t>(LogFrequencyBank::kLowestPitch)) *
        LogFrequencyBank::kBinsPerSemitone -
    LogFrequencyBank::kBinsPerSemitone / 2;

}  // namespace

pipeline::StepDeclaration PitchSpectrumTap::declaration() {
  return {.id = "pitch_spectrum",
          .version = 1,
          .title = BARLINE_STEP_TEXT("Step", "Spectrum for harmony"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "Levels of semitones at the track's own tuning: what the harmony network listens to."),
          .parameters = {},
          .relativeCost = 55.0,
          .intermediate = true,
          .kept = false};
}

PitchSpectrumTap::PitchSpectrumTap(const pipeline::Parameters& /*parameters*/)
    : frames_(kWindow, kHop),
      tuned_(LogFrequencyBank(kWindow, audio::kAnalysisRate, kHighestPitch), kSpacing,
             PitchSpectrum::kFrameRate),
      coder_(PitchSpectrum::kBands, PitchSpectrum::kFrameRate) {}

void PitchSpectrumTap::begin(const audio::AudioFormat& format) {
  coder_.reserve(expectedSpectrumFrames(format, PitchSpectrum::kFrameRate));
}

void PitchSpectrumTap::consume(const audio::AudioBlock& block) {
  frames_.push(block.analysis, [this](std::span<const float> magnitudes) { addFrame(magnitudes); });
}

model::PitchSpectrum PitchSpectrumTap::finish() {
  frames_.finish([this](std::span<const float> magnitudes) { addFrame(magnitudes); });
  PitchSpectrum spectrum;
  spectrum.duration = static_cast<double>(frames_.received()) / audio::kAnalysisRate;
  spectrum.tuningCents = tuned_.finish([this](std::span<const float> tuned) { addTuned(tuned); });
  spectrum.codes = coder_.finish();
  return spectrum;
}

void PitchSpectrumTap::addFrame(std::span<const float> magnitudes) {
  tuned_.push(magnitudes, [this](std::span<const float> tuned) { addTuned(tuned); });
}

void PitchSpectrumTap::addTuned(std::span<const float> tuned) {
  std::array<float, PitchSpectrum::kBands> semitones{};
  for (std::size_t note = 0; note < semitones.size(); ++note) {
    const std::size_t first = kFirstBin + note * LogFrequencyBank::kBinsPerSemitone;
    semitones[note] = tuned[first] + tuned[first + 1] + tuned[first + 2];
  }
  coder_.push(semitones);
}

}  // namespace barline::steps
