#include "engine/steps/OnsetTap.h"

#include <algorithm>
#include <cmath>

#include "engine/dsp/Dispatch.h"
#include "engine/dsp/FastLog.h"
#include "engine/steps/SpectrumCoder.h"

namespace barline::steps {
namespace {

constexpr std::size_t kWindow = 1024;  // 46 ms, as in the SuperFlux paper
constexpr std::size_t kHop = 220;      // 10 ms
constexpr std::size_t kLag = 2;        // frames between which levels are compared
constexpr int kFiltersPerOctave = 12;
constexpr double kLowest = 40.0;
constexpr double kHighest = 10000.0;

// Kick and bass; low strings and toms; body of the harmony; melody and snare; consonants; cymbals.
constexpr std::array<double, model::OnsetActivation::kBands - 1> kBandEdges{110.0, 250.0, 700.0, 2000.0,
                                                                            5000.0};

// Below this the filters are single bins, much wider than any vibrato, and a maximum filter would hide bass
// notes.
constexpr double kMaximumFilterFrom = 300.0;

// Levels are log2(1 + gain · magnitude / reference).
constexpr float kGain = 10.0f;
// −70 dBFS: nothing begins in what dither leaves of silence.
constexpr float kInaudible = 3e-4f;
constexpr std::size_t kLookAhead = RunningReference::kLookAhead;
constexpr double kFrameRate = static_cast<double>(audio::kAnalysisRate) / kHop;

// Mean rise of a band's filters, in octaves of magnitude, that is coded as 255.
constexpr float kStrongest = 2.5f;

BARLINE_SIMD_CLONES
void compressAll(const float* magnitudes, float gain, std::size_t count, float* levels) {
  for (std::size_t i = 0; i < count; ++i) levels[i] = dsp::fastLog2(1.0f + gain * magnitudes[i]);
}

std::uint8_t code(float strength) {
  if (!(strength > 0.0f)) return 0;  // not a number counts as nothing
  const float scaled = 255.0f * std::sqrt(std::min(strength / kStrongest, 1.0f));
  return static_cast<std::uint8_t>(std::lround(scaled));
}

}  // namespace

pipeline::StepDeclaration OnsetTap::declaration() {
  return {
      .id = "onsets",
      .version = 3,
      .title = BARLINE_STEP_TEXT("Step", "Onsets"),
      .summary = BARLINE_STEP_TEXT("Step", "How strongly notes and drums begin, in six bands, by SuperFlux."),
      .parameters = {},
      .relativeCost = 40.0};
}

OnsetTap::OnsetTap(const pipeline::Parameters& /*parameters*/)
    : frames_(kWindow, kHop),
      filterBank_(kWindow, audio::kAnalysisRate, kFiltersPerOctave, kLowest, kHighest),
      reference_(kFrameRate),
      now_(filterBank_.bands()),
      before_(filterBank_.bands()),
      expected_(filterBank_.bands()) {
  magnitudes_.resize(kLookAhead + kLag + 1);
  for (auto& magnitudes : magnitudes_) magnitudes.assign(filterBank_.bands(), 0.0f);
  const auto firstAbove = [this](double frequency) {
    std::size_t band = 0;
    while (band < filterBank_.bands() && filterBank_.centre(band) < frequency) ++band;
    return band;
  };
  for (std::size_t i = 0; i < kBandEdges.size(); ++i) bandEdges_[i + 1] = firstAbove(kBandEdges[i]);
  bandEdges_.back() = filterBank_.bands();
  firstMaximumFiltered_ = firstAbove(kMaximumFilterFrom);
}

void OnsetTap::begin(const audio::AudioFormat& format) {
  activation_.values.reserve(expectedSpectrumFrames(format, kFrameRate) * model::OnsetActivation::kBands);
}

void OnsetTap::consume(const audio::AudioBlock& block) {
  frames_.push(block.analysis, [this](std::span<const float> magnitudes) { addFrame(magnitudes); });
}

void OnsetTap::compress(const std::vector<float>& magnitudes, std::vector<float>& levels) const {
  const float gain = kGain / reference_.level();
  compressAll(magnitudes.data(), gain, magnitudes.size(), levels.data());
}

void OnsetTap::addFrame(std::span<const float> spectrum) {
  std::vector<float>& newest = magnitudes_[frame_ % magnitudes_.size()];
  filterBank_.apply(spectrum, newest);
  if (RunningReference::levelOf(newest) < kInaudible) std::ranges::fill(newest, 0.0f);
  reference_.hear(newest);
  if (frame_ >= kLookAhead) rate(frame_ - kLookAhead);
  ++frame_;
}

void OnsetTap::rate(std::size_t frame) {
  // Both frames against the same reference: a new loudest sound must not hide its own onset.
  compress(magnitudesAt(frame), now_);
  compress(magnitudesAt(frame + magnitudes_.size() - kLag), before_);
  const std::size_t filters = now_.size();
  const auto unfiltered = static_cast<std::ptrdiff_t>(firstMaximumFiltered_);
  std::copy(before_.begin(), before_.begin() + unfiltered, expected_.begin());
  for (std::size_t i = firstMaximumFiltered_; i < filters; ++i) {
    expected_[i] = std::max({before_[i - 1], before_[i], before_[std::min(i + 1, filters - 1)]});
  }
  for (std::size_t band = 0; band < model::OnsetActivation::kBands; ++band) {
    const std::size_t from = bandEdges_[band];
    const std::size_t to = bandEdges_[band + 1];
    float rise = 0.0f;
    for (std::size_t i = from; i < to; ++i) rise += std::max(now_[i] - expected_[i], 0.0f);
    activation_.values.push_back(code(rise / static_cast<float>(to - from)));
  }
}

model::OnsetActivation OnsetTap::finish() {
  frames_.finish([this](std::span<const float> magnitudes) { addFrame(magnitudes); });
  const std::size_t frames = frame_;
  const std::vector<float> silence(kWindow / 2 + 1, 0.0f);
  while (activation_.frames() < frames) addFrame(silence);
  activation_.duration = static_cast<double>(frames_.received()) / audio::kAnalysisRate;
  activation_.frameRate = kFrameRate;
  return std::move(activation_);
}

}  // namespace barline::steps
