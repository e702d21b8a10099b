#include "engine/dsp/zwicker/TimeVaryingLoudness.h"

#include <cmath>

namespace barline::dsp::zwicker {
namespace {

// ISO 532-1:2017, 6.5
constexpr double kQuickTimeConstant = 0.0035;
constexpr double kSlowTimeConstant = 0.070;
constexpr double kQuickShare = 0.47;
constexpr double kSlowShare = 0.53;

}  // namespace

LoudnessLowPass::LoudnessLowPass(double timeConstant) {
  constexpr int kIterations = 24;
  const double pole = std::exp(-1.0 / (ThirdOctaveBank::kStepsPerSecond * kIterations * timeConstant));
  hold_ = 1.0;
  previous_ = current_ = 0.0;
  first_ = 1.0 - pole;
  for (int i = 1; i <= kIterations; ++i) {
    const double fraction = static_cast<double>(i) / kIterations;
    hold_ *= pole;
    previous_ = pole * previous_ + first_ * (1.0 - fraction);
    current_ = pole * current_ + first_ * fraction;
  }
}

double LoudnessLowPass::apply(double loudness) {
  output_ = begun_ ? hold_ * output_ + previous_ * input_ + current_ * loudness : first_ * loudness;
  begun_ = true;
  input_ = loudness;
  return output_;
}

TimeVaryingLoudness::TimeVaryingLoudness(int sampleRate, std::size_t channels, SoundField field,
                                         double pascals)
    : bank_(sampleRate, channels, pascals),
      core_(field),
      quick_(kQuickTimeConstant),
      slow_(kSlowTimeConstant) {}

void TimeVaryingLoudness::add(const float* first, const float* second, std::size_t frames, const Sink& sink) {
  steps_.clear();
  bank_.add(first, second, frames, steps_);
  for (const BandIntensities& step : steps_) {
    takeStep(step);
    if (filled_ == kBatch) closeBatch(sink);
  }
}

void TimeVaryingLoudness::finish(const Sink& sink) {
  if (filled_ > 0) closeBatch(sink);
}

void TimeVaryingLoudness::takeStep(const BandIntensities& step) {
  const CoreLoudness& core = decay_.apply(core_.apply(step));
  CoreLoudnessLanes& lanes = batch_[filled_ % kDecimation];
  const std::size_t lane = filled_ / kDecimation;
  for (std::size_t b = 0; b < kCriticalBands; ++b) lanes[b].value[lane] = core[b];
  ++filled_;
}

void TimeVaryingLoudness::closeBatch(const Sink& sink) {
  std::array<Lanes, kDecimation> totals;
  for (std::size_t i = 0; i < kDecimation; ++i) totalLoudness(batch_[i], totals[i]);
  specificLoudness(batch_[0], specific_);
  Frames frames{.count = 0, .loudness = {}, .specific = specific_};
  for (std::size_t step = 0; step < filled_; ++step) {
    const auto total = static_cast<double>(totals[step % kDecimation].value[step / kDecimation]);
    const double loudness = kQuickShare * quick_.apply(total) + kSlowShare * slow_.apply(total);
    if (step % kDecimation == 0) frames.loudness[frames.count++] = loudness;
  }
  filled_ = 0;
  sink(frames);
}

}  // namespace barline::dsp::zwicker
