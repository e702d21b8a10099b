#include "engine/steps/RoughnessTap.h"

#include <algorithm>
#include <numeric>

#include "engine/dsp/SoundPressure.h"

namespace barline::steps {
namespace {

constexpr int kWindowsPerSecond = 10;
constexpr double kWindowSeconds = 0.2;
constexpr double kSeldom = 0.05;  // share of the time in which R5 is exceeded

/// From the index each time, so that it never drifts where a step is no whole number of frames.
std::int64_t windowBegin(std::size_t index, int sampleRate) {
  return (static_cast<std::int64_t>(index) * sampleRate + kWindowsPerSecond / 2) / kWindowsPerSecond;
}

/// What is exceeded in a share of the time: linear between the ranks. @param values not empty
double exceeded(std::vector<float> values, double share) {
  std::ranges::sort(values);
  const double rank = (1.0 - share) * static_cast<double>(values.size() - 1);
  const auto low = static_cast<std::size_t>(rank);
  const std::size_t high = std::min(low + 1, values.size() - 1);
  const double fraction = rank - static_cast<double>(low);
  return (1.0 - fraction) * static_cast<double>(values[low]) + fraction * static_cast<double>(values[high]);
}

}  // namespace

pipeline::StepDeclaration RoughnessTap::declaration() {
  return {.id = "roughness",
          .version = 3,
          .title = BARLINE_STEP_TEXT("Step", "Roughness"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "Measures how rough the sound is, in asper, by the model of Daniel and Weber."),
          .parameters = {{"full_scale_spl",
                          BARLINE_STEP_TEXT("Step", "Level of a full-scale sine"),
                          "dB SPL",
                          40,
                          140,
                          dsp::kFullScaleSineSplOfPascals,
                          {}}},
          .relativeCost = 320.0};
}

RoughnessTap::RoughnessTap(const pipeline::Parameters& parameters)
    : pascalsPerUnit_(dsp::pascalsPerUnit(parameters.get("full_scale_spl"))) {}

void RoughnessTap::begin(const audio::AudioFormat& format) {
  sampleRate_ = format.sampleRate;
  model_.emplace(sampleRate_, pascalsPerUnit_);
  samples_.reserve(model_->frameLength());
}

void RoughnessTap::consume(const audio::AudioBlock& block) {
  const std::size_t frames = block.frames();
  std::size_t done = 0;
  while (done < frames) {
    const std::size_t count = std::min(frames - done, model_->frameLength() - samples_.size());
    mix(block, done, count);
    done += count;
    if (samples_.size() == model_->frameLength()) closeWindow();
  }
}

void RoughnessTap::mix(const audio::AudioBlock& block, std::size_t firstFrame, std::size_t frames) {
  const std::size_t from = samples_.size();
  samples_.resize(from + frames);
  float* const mixed = samples_.data() + from;
  for (const std::span<const float> plane : block.channels) {
    for (std::size_t i = 0; i < frames; ++i) mixed[i] += plane[firstFrame + i];
  }
  const float share = 1.0F / static_cast<float>(block.channels.size());
  for (std::size_t i = 0; i < frames; ++i) mixed[i] *= share;
}

void RoughnessTap::closeWindow() {
  roughness_.push_back(static_cast<float>(model_->roughness(samples_)));
  const std::int64_t next = windowBegin(roughness_.size(), sampleRate_);
  samples_.erase(samples_.begin(), samples_.begin() + (next - windowBegin_));
  windowBegin_ = next;
}

model::Roughness RoughnessTap::finish() {
  model::Roughness result;
  result.curve = {.start = 0.5 * kWindowSeconds,
                  .step = 1.0 / kWindowsPerSecond,
                  .unit = "asper",
                  .values = std::move(roughness_)};
  const std::vector<float>& values = result.curve.values;
  if (values.empty()) return result;
  result.meanAsper = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  result.exceeded5Asper = exceeded(values, kSeldom);
  result.maximumAsper = static_cast<double>(*std::ranges::max_element(values));
  return result;
}

}  // namespace barline::steps
