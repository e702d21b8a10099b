#include "engine/steps/RhythmSpectrumTap.h"

#include <algorithm>
#include <stdexcept>

namespace barline::steps {
namespace {

using model::RhythmSpectrum;

constexpr std::size_t kWindow = 1024;  // 46 ms
constexpr std::size_t kHop = 441;
static_assert(kHop * RhythmSpectrum::kFrameRate == audio::kAnalysisRate);
constexpr int kBandsPerOctave = 12;
constexpr double kLowest = 30.0;      // Hz
constexpr double kHighest = 10000.0;  // Hz

}  // namespace

pipeline::StepDeclaration RhythmSpectrumTap::declaration() {
  return {.id = "rhythm_spectrum",
          .version = 1,
          .title = BARLINE_STEP_TEXT("Step", "Spectrum for rhythm"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "Levels in frequency bands, 50 times a second: what the rhythm network listens to."),
          .parameters = {},
          .relativeCost = 22.0,
          .intermediate = true,
          .kept = false};
}

RhythmSpectrumTap::RhythmSpectrumTap(const pipeline::Parameters& /*parameters*/)
    : frames_(kWindow, kHop),
      filterBank_(kWindow, audio::kAnalysisRate, kBandsPerOctave, kLowest, kHighest),
      coder_(RhythmSpectrum::kBands, RhythmSpectrum::kFrameRate),
      bands_(RhythmSpectrum::kBands) {
  if (filterBank_.bands() != RhythmSpectrum::kBands) throw std::logic_error("RhythmSpectrumTap: other bands");
}

void RhythmSpectrumTap::begin(const audio::AudioFormat& format) {
  coder_.reserve(expectedSpectrumFrames(format, RhythmSpectrum::kFrameRate));
}

void RhythmSpectrumTap::consume(const audio::AudioBlock& block) {
  frames_.push(block.analysis, [this](std::span<const float> magnitudes) { addFrame(magnitudes); });
}

model::RhythmSpectrum RhythmSpectrumTap::finish() {
  frames_.finish([this](std::span<const float> magnitudes) { addFrame(magnitudes); });
  RhythmSpectrum spectrum;
  spectrum.duration = static_cast<double>(frames_.received()) / audio::kAnalysisRate;
  spectrum.codes = coder_.finish();
  return spectrum;
}

void RhythmSpectrumTap::addFrame(std::span<const float> magnitudes) {
  filterBank_.apply(magnitudes, bands_);
  coder_.push(bands_);
}

}  // namespace barline::steps
