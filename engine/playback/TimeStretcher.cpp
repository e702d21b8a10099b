#include "engine/playback/TimeStretcher.h"

#include <rubberband/RubberBandStretcher.h>

#include <algorithm>
#include <cmath>

namespace barline::playback {
namespace {

using RubberBand::RubberBandStretcher;

constexpr int kOptions = RubberBandStretcher::OptionProcessRealTime | RubberBandStretcher::OptionEngineFiner |
                         RubberBandStretcher::OptionPitchHighConsistency |
                         RubberBandStretcher::OptionChannelsTogether |
                         RubberBandStretcher::OptionThreadingNever;

}  // namespace

TimeStretcher::TimeStretcher(int sampleRate)
    : stretcher_(std::make_unique<RubberBandStretcher>(static_cast<std::size_t>(sampleRate), 2, kOptions)),
      planes_{std::vector<float>(kBlock), std::vector<float>(kBlock)} {
  stretcher_->setDebugLevel(0);
  // Rubber Band makes room for its resampler when it is first used: here, not on the playing thread.
  start({.speed = PlaybackRate::kSlowest, .semitones = -PlaybackRate::kWidestShift});
  const std::vector<float> silence(2 * kBlock);
  while (stretcher_->available() == 0 && toDrop_ == stretcher_->getStartDelay())
    push(std::span(silence).first(2 * std::min(kBlock, wanted())));
}

TimeStretcher::~TimeStretcher() = default;

void TimeStretcher::start(const PlaybackRate& rate) {
  stretcher_->reset();
  stretcher_->setTimeRatio(1.0 / rate.speed);
  stretcher_->setPitchScale(std::exp2(rate.semitones / 12.0));
  toDrop_ = stretcher_->getStartDelay();
  rate_ = rate;
  begun_ = false;
}

std::size_t TimeStretcher::lead() const {
  return stretcher_->getPreferredStartPad();
}

std::size_t TimeStretcher::wanted() const {
  if (available() > 0) return 0;
  return std::max<std::size_t>(1, stretcher_->getSamplesRequired());
}

void TimeStretcher::push(std::span<const float> frames) {
  while (!frames.empty()) {
    const std::size_t count = std::min(kBlock, frames.size() / 2);
    for (std::size_t i = 0; i < count; ++i) {
      planes_[0][i] = frames[2 * i];
      planes_[1][i] = frames[2 * i + 1];
    }
    const std::array<const float*, 2> pointers{planes_[0].data(), planes_[1].data()};
    stretcher_->process(pointers.data(), count, false);
    frames = frames.subspan(2 * count);
    dropLatency();
  }
}

void TimeStretcher::dropLatency() {
  const std::array<float*, 2> pointers{planes_[0].data(), planes_[1].data()};
  while (toDrop_ > 0 && stretcher_->available() > 0) {
    const std::size_t count = std::min({kBlock, toDrop_, static_cast<std::size_t>(stretcher_->available())});
    toDrop_ -= stretcher_->retrieve(pointers.data(), count);
  }
  if (begun_ || toDrop_ == stretcher_->getStartDelay() || stretcher_->available() > 0) return;
  begun_ = true;
  // Beyond the latency that Rubber Band tells, bursts of tone and noise come early by half the difference
  // between the input's and the output's step where they are slowed down, and late where they are not:
  // measured at 0.25 to 2 times the speed and ±12 semitones. With this they are right within 1 ms from 0.7
  // times on.
  const auto step = static_cast<double>(stretcher_->getSamplesRequired());
  const double late = step / 2.0 * (std::exp2(-rate_.semitones / 12.0) - 1.0 / rate_.speed);
  toDrop_ = static_cast<std::size_t>(std::max(0.0, static_cast<double>(toDrop_) + std::round(late)));
}

std::size_t TimeStretcher::available() const {
  return static_cast<std::size_t>(std::max(0, stretcher_->available()));
}

void TimeStretcher::pull(std::span<float> out) {
  const std::array<float*, 2> pointers{planes_[0].data(), planes_[1].data()};
  while (!out.empty()) {
    const std::size_t count = stretcher_->retrieve(pointers.data(), std::min(kBlock, out.size() / 2));
    if (count == 0) break;
    for (std::size_t i = 0; i < count; ++i) {
      out[2 * i] = planes_[0][i];
      out[2 * i + 1] = planes_[1][i];
    }
    out = out.subspan(2 * count);
  }
}

}  // namespace barline::playback
