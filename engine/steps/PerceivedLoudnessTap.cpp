#include "engine/steps/PerceivedLoudnessTap.h"

#include <algorithm>
#include <cmath>

#include "engine/dsp/SoundPressure.h"
#include "engine/dsp/zwicker/LoudnessLevel.h"

namespace barline::steps {
namespace {

namespace zwicker = dsp::zwicker;
using zwicker::TimeVaryingLoudness;

constexpr double kFrameSeconds = 1.0 / TimeVaryingLoudness::kStepsPerSecond;

/// Until filters and temporal weighting have settled, loudness lags behind its pattern and sharpness is
/// wrong.
constexpr std::size_t kSettlingFrames = TimeVaryingLoudness::kStepsPerSecond / 2;

static_assert(model::kSharpnessWeightings == zwicker::kWeightings);
static_assert(static_cast<int>(model::SharpnessWeighting::Fastl) ==
              static_cast<int>(zwicker::Weighting::Fastl));

}  // namespace

pipeline::StepDeclaration PerceivedLoudnessTap::declaration() {
  return {
      .id = "perceived_loudness",
      .version = 1,
      .title = BARLINE_STEP_TEXT("Step", "Perceived loudness"),
      .summary = BARLINE_STEP_TEXT(
          "Step", "Measures how loud the track is heard, in sone, after ISO 532-1 (Zwicker)."),
      .parameters = {{.id = "full_scale_spl",
                      .title = BARLINE_STEP_TEXT("Step", "Level of a full-scale sine"),
                      .unit = "dB SPL",
                      .minimum = 40.0,
                      .maximum = 140.0,
                      .defaultValue = dsp::kFullScaleSineSplOfPascals},
                     {.id = "field",
                      .title = BARLINE_STEP_TEXT("Step", "Sound field"),
                      .unit = "",
                      .minimum = 0.0,
                      .maximum = 1.0,
                      .defaultValue = 0.0,
                      .choices = {BARLINE_STEP_TEXT("Step", "Free"), BARLINE_STEP_TEXT("Step", "Diffuse")}},
                     {.id = "curve_step",
                      .title = BARLINE_STEP_TEXT("Step", "Step of the curves"),
                      .unit = "ms",
                      .minimum = 2.0,
                      .maximum = 1000.0,
                      .defaultValue = 50.0}},
      .relativeCost = 400.0};
}

PerceivedLoudnessTap::PerceivedLoudnessTap(const pipeline::Parameters& parameters)
    : field_(parameters.get("field") < 0.5 ? zwicker::SoundField::Free : zwicker::SoundField::Diffuse),
      pascals_(dsp::pascalsPerUnit(parameters.get("full_scale_spl"))),
      binLength_(
          static_cast<std::size_t>(std::lround(parameters.get("curve_step") / 1000.0 / kFrameSeconds))) {}

void PerceivedLoudnessTap::begin(const audio::AudioFormat& format) {
  fold_.emplace(format);
  model_.emplace(format.sampleRate, fold_->channels(), field_, pascals_);
}

void PerceivedLoudnessTap::consume(const audio::AudioBlock& block) {
  fold_->apply(block, [this](const float* first, const float* second, std::size_t frames) {
    model_->add(first, second, frames, [this](const TimeVaryingLoudness::Frames& heard) { take(heard); });
  });
}

void PerceivedLoudnessTap::take(const TimeVaryingLoudness::Frames& frames) {
  zwicker::SharpnessMoments moments;
  zwicker::sharpnessMoments(frames.specific, moments);
  for (std::size_t i = 0; i < frames.count; ++i)
    takeFrame(frames.loudness[i], zwicker::sharpness(moments, i, frames.loudness[i]));
}

void PerceivedLoudnessTap::takeFrame(double loudness, const Sums& sharpness) {
  loudness_.add(static_cast<float>(loudness));
  binLoudness_ += loudness;
  if (loudness >= zwicker::kLeastLoudness) {
    for (Audible* const part : {&whole_, &bin_}) {
      for (std::size_t w = 0; w < kWeightings; ++w) part->sums[w] += sharpness[w];
      ++part->count;
    }
  }
  if (settling_.size() < kSettlingFrames) settling_.push_back(whole_);
  if (++binFilled_ == binLength_) closeBin();
}

void PerceivedLoudnessTap::closeBin() {
  loudnessCurve_.push_back(static_cast<float>(binLoudness_ / static_cast<double>(binFilled_)));
  const auto audible = static_cast<double>(std::max<std::size_t>(bin_.count, 1));
  for (std::size_t w = 0; w < kWeightings; ++w)
    sharpnessCurves_[w].push_back(static_cast<float>(bin_.sums[w] / audible));
  binLoudness_ = 0.0;
  binFilled_ = 0;
  bin_ = {};
}

/// All but the first half second, or quarter.
PerceivedLoudnessTap::Audible PerceivedLoudnessTap::settled() const {
  const std::size_t skipped = std::min(settling_.size(), loudness_.size() / 4);
  if (skipped == 0) return whole_;
  const Audible& before = settling_[skipped - 1];
  Audible rest = whole_;
  for (std::size_t w = 0; w < kWeightings; ++w) rest.sums[w] -= before.sums[w];
  rest.count -= before.count;
  return rest;
}

model::Curve PerceivedLoudnessTap::curve(const char* unit, std::vector<float> values) const {
  const auto length = static_cast<double>(binLength_);
  return {.start = 0.5 * (length - 1.0) * kFrameSeconds,
          .step = length * kFrameSeconds,
          .unit = unit,
          .values = std::move(values)};
}

model::PerceivedLoudness PerceivedLoudnessTap::finish() {
  if (model_) model_->finish([this](const TimeVaryingLoudness::Frames& heard) { take(heard); });
  if (binFilled_ > 0) closeBin();
  model::PerceivedLoudness result;
  if (loudness_.size() > 0) {
    result.meanSone = loudness_.mean();
    result.maximumSone = static_cast<double>(loudness_.maximum());
    result.n5Sone = loudness_.exceeded(0.05);
    result.n10Sone = loudness_.exceeded(0.10);
    result.n50Sone = loudness_.exceeded(0.50);
    if (*result.maximumSone > 0.0) result.levelPhon = zwicker::loudnessLevel(*result.n5Sone);
  }
  result.loudness = curve("sone", std::move(loudnessCurve_));
  const Audible audible = settled();
  for (std::size_t w = 0; w < kWeightings; ++w) {
    if (audible.count > 0)
      result.sharpness[w].meanAcum = audible.sums[w] / static_cast<double>(audible.count);
    result.sharpness[w].curve = curve("acum", std::move(sharpnessCurves_[w]));
  }
  return result;
}

}  // namespace barline::steps
