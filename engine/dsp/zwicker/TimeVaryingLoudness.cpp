#include "engine/dsp/zwicker/TimeVaryingLoudness.h"

#include <cmath>

namespace barline::dsp::zwicker {
namespace {

// ISO 532-1:2017, 6.5
constexpr double kQuickTimeConstant = 0.0035;
constexpr double kSlowTimeConstant = 0.070;
constexpr double kQuickShare = 0.47;
constexpr double kSlowShare = 0.53;

constexpr std::int64_t kDecimation = ThirdOctaveBank::kStepsPerSecond / TimeVaryingLoudness::kStepsPerSecond;

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
  std::size_t done = 0;
  while (done < frames) {
    done += bank_.add(first + done, second == nullptr ? nullptr : second + done, frames - done);
    if (bank_.stepComplete()) closeStep(sink);
  }
}

void TimeVaryingLoudness::closeStep(const Sink& sink) {
  const CoreLoudness& core = decay_.apply(core_.apply(bank_.take()));
  const bool wanted = step_ % kDecimation == 0;
  const double total = wanted ? totalLoudness(core, specific_) : totalLoudness(core);
  const double loudness = kQuickShare * quick_.apply(total) + kSlowShare * slow_.apply(total);
  if (wanted) sink({loudness, specific_});
  ++step_;
}

}  // namespace barline::dsp::zwicker
