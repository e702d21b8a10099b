#include "tests/engine/steps/RhythmSignals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/audio/Audio.h"
#include "engine/pipeline/StepContext.h"
#include "engine/steps/BeatsStep.h"
#include "engine/steps/HarmonyNetworkStep.h"
#include "engine/steps/OnsetTap.h"
#include "engine/steps/PitchSpectrumTap.h"
#include "engine/steps/RhythmNetworkStep.h"
#include "engine/steps/RhythmSpectrumTap.h"
#include "tests/support/Signals.h"

namespace barline::test {
namespace {

constexpr std::size_t kBlock = 8192;

template <class Tap>
auto runTap(std::span<const float> analysis, std::size_t blockSize) {
  Tap tap(pipeline::Parameters(Tap::declaration()));
  tap.begin({.sampleRate = audio::kAnalysisRate, .channels = 1});
  for (std::size_t first = 0; first < analysis.size(); first += blockSize) {
    audio::AudioBlock block;
    block.firstAnalysisFrame = static_cast<std::int64_t>(first);
    block.analysis = analysis.subspan(first, std::min(blockSize, analysis.size() - first));
    tap.consume(block);
  }
  return tap.finish();
}

void fade(std::vector<float>& samples, double seconds) {
  for (std::size_t i = 0; i < samples.size(); ++i) {
    samples[i] *= static_cast<float>(std::exp(-static_cast<double>(i) / (seconds * audio::kAnalysisRate)));
  }
}

std::vector<float> kick() {
  std::vector<float> samples = sweep(110.0, 45.0, 0.2, audio::kAnalysisRate, 0.8);
  fade(samples, 0.06);
  return samples;
}

std::vector<float> snare() {
  std::vector<float> samples = whiteNoise(0.15, audio::kAnalysisRate, 0.4);
  mixInto(samples, sine(190.0, 0.15, audio::kAnalysisRate, 0.3));
  fade(samples, 0.04);
  return samples;
}

/// The difference of neighbouring samples leaves the high half of the noise.
std::vector<float> hiHat() {
  std::vector<float> samples = whiteNoise(0.05, audio::kAnalysisRate, 0.1, 7);
  for (std::size_t i = samples.size() - 1; i > 0; --i) samples[i] -= samples[i - 1];
  fade(samples, 0.01);
  return samples;
}

}  // namespace

model::OnsetActivation tapOnsets(std::span<const float> analysis, std::size_t blockSize) {
  return runTap<steps::OnsetTap>(analysis, blockSize);
}

model::RhythmActivation hearRhythm(std::span<const float> analysis) {
  const auto bands = runTap<steps::RhythmSpectrumTap>(analysis, kBlock);
  const auto pitch = runTap<steps::PitchSpectrumTap>(analysis, kBlock);
  pipeline::StepContext context;
  return steps::RhythmNetworkStep{}.run(
      bands, pitch, pipeline::Parameters(steps::RhythmNetworkStep::declaration()), context);
}

model::HarmonyActivation hearHarmony(std::span<const float> analysis) {
  pipeline::StepContext context;
  return steps::HarmonyNetworkStep{}.run(runTap<steps::PitchSpectrumTap>(analysis, kBlock),
                                         pipeline::Parameters(steps::HarmonyNetworkStep::declaration()),
                                         context);
}

model::BeatGrid findBeats(std::span<const float> analysis) {
  pipeline::StepContext context;
  return steps::BeatsStep{}.run(hearRhythm(analysis), hearHarmony(analysis), tapOnsets(analysis),
                                pipeline::Parameters(steps::BeatsStep::declaration()), context);
}

std::vector<float> drumLoop(double bpm, int beatsPerBar, double start, double seconds) {
  std::vector<float> track = silence(seconds, audio::kAnalysisRate);
  const auto offset = [&](double time) {
    return static_cast<std::size_t>(std::lround(time * audio::kAnalysisRate));
  };
  int beat = 0;
  for (const double time : regularTimes(bpm, start, seconds)) {
    const int position = beat++ % beatsPerBar;
    if (position == 0 || (beatsPerBar == 4 && position == 2)) {
      mixInto(track, kick(), offset(time), position == 0 ? 1.0F : 0.7F);
    } else {
      mixInto(track, snare(), offset(time));
    }
    mixInto(track, hiHat(), offset(time));
    mixInto(track, hiHat(), offset(time + 30.0 / bpm), 0.6F);
  }
  return track;
}

std::vector<float> bandLoop(double bpm, int beatsPerBar, double start, double seconds) {
  static constexpr std::array<std::array<int, 4>, 4> kChords{
      {{36, 60, 64, 67}, {33, 57, 60, 64}, {41, 57, 60, 65}, {43, 59, 62, 67}}};
  std::vector<float> track = drumLoop(bpm, beatsPerBar, start, seconds);
  const double barSeconds = 60.0 / bpm * beatsPerBar;
  std::size_t bar = 0;
  for (double time = start; time < seconds; time += barSeconds) {
    const auto at = static_cast<std::size_t>(std::lround(time * audio::kAnalysisRate));
    mixInto(track, chord(kChords[bar++ % kChords.size()], barSeconds, audio::kAnalysisRate, 0.3), at);
  }
  return track;
}

}  // namespace barline::test
