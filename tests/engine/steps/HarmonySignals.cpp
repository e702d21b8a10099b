#include "tests/engine/steps/HarmonySignals.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

#include "engine/audio/Audio.h"
#include "engine/steps/HarmonyNetworkStep.h"
#include "engine/steps/PitchSpectrumTap.h"

namespace barline::test {
namespace {

constexpr double kStrokeSeconds = 0.5;
constexpr int kPartials = 10;
constexpr double kPartialDecay = 0.7;

void addTone(std::span<float> out, double frequency) {
  for (int partial = 1; partial <= kPartials && frequency * partial < audio::kAnalysisRate / 2.2; ++partial) {
    // One turn of a phasor and one step of decay for each sample.
    const std::complex<double> turn =
        std::polar(std::exp(-1.0 / (0.4 * audio::kAnalysisRate)),
                   2.0 * std::numbers::pi * frequency * partial / audio::kAnalysisRate);
    std::complex<double> phasor(0.08 * std::pow(kPartialDecay, partial - 1), 0.0);
    for (std::size_t i = 0; i < out.size(); ++i) {
      const double attack = std::min(static_cast<double>(i) / 100.0, 1.0);
      out[i] += static_cast<float>(attack * phasor.imag());
      phasor = {phasor.real() * turn.real() - phasor.imag() * turn.imag(),
                phasor.real() * turn.imag() + phasor.imag() * turn.real()};
    }
  }
}

}  // namespace

std::vector<float> play(std::span<const PlayedChord> chords, double cents) {
  std::vector<float> samples;
  for (const PlayedChord& chord : chords) {
    const auto strokes = static_cast<int>(std::lround(chord.seconds / kStrokeSeconds));
    for (int stroke = 0; stroke < strokes; ++stroke) {
      const auto begin = samples.size();
      samples.resize(begin + static_cast<std::size_t>(kStrokeSeconds * audio::kAnalysisRate));
      for (const int note : chord.notes) {
        addTone(std::span(samples).subspan(begin), 440.0 * std::exp2((note - 69 + cents / 100.0) / 12.0));
      }
    }
  }
  return samples;
}

model::PitchSpectrum pitchSpectrumOf(std::span<const float> samples) {
  steps::PitchSpectrumTap tap{pipeline::Parameters(steps::PitchSpectrumTap::declaration())};
  tap.begin({.sampleRate = audio::kAnalysisRate, .channels = 1});
  audio::AudioBlock block;
  block.analysis = samples;
  tap.consume(block);
  return tap.finish();
}

model::HarmonyActivation harmonyOf(const model::PitchSpectrum& spectrum) {
  pipeline::StepContext context;
  return steps::HarmonyNetworkStep{}.run(
      spectrum, pipeline::Parameters(steps::HarmonyNetworkStep::declaration()), context);
}

model::BeatGrid regularGrid(double bpm, double seconds) {
  model::BeatGrid grid;
  const double period = 60.0 / bpm;
  const auto beats = static_cast<int>(std::ceil(seconds / period - 1e-9));
  for (int i = 0; i < beats; ++i) {
    grid.beats.push_back(
        {.time = i * period, .positionInBar = i % 4 + 1, .confidence = 1.0, .transient = {}});
    if (i % 4 == 0) {
      grid.bars.push_back({.range = {i * period, std::min((i + 4) * period, seconds)},
                           .number = i / 4 + 1,
                           .metre = {4, 4},
                           .confidence = 1.0});
    }
  }
  return grid;
}

std::vector<int> voicing(int root, std::span<const int> intervals) {
  std::vector<int> notes{root - 12};
  for (const int interval : intervals) notes.push_back(root + 12 + interval);
  return notes;
}

}  // namespace barline::test
