#pragma once

#include <algorithm>
#include <functional>
#include <utility>

#include "ui/transport/SampleSource.h"

namespace barline::test {

/// A signal computed from frame and channel, for players under test.
class SyntheticSource final : public ui::SampleSource {
 public:
  using Signal = std::function<float(std::int64_t frame, int channel)>;

  SyntheticSource(int sampleRate, int channels, std::int64_t frames, Signal signal)
      : frames_(frames), signal_(std::move(signal)) {
    format_.sampleRate = sampleRate;
    format_.channels = channels;
    format_.expectedFrames = frames;
  }

  const audio::AudioFormat& format() const override { return format_; }

  std::size_t read(audio::Planes& out, std::size_t maximumFrames) override {
    const auto count = static_cast<std::size_t>(
        std::clamp<std::int64_t>(frames_ - next_, 0, static_cast<std::int64_t>(maximumFrames)));
    out.assign(static_cast<std::size_t>(format_.channels), std::vector<float>(count));
    for (std::size_t channel = 0; channel < out.size(); ++channel) {
      for (std::size_t i = 0; i < count; ++i)
        out[channel][i] = signal_(next_ + static_cast<std::int64_t>(i), static_cast<int>(channel));
    }
    next_ += static_cast<std::int64_t>(count);
    return count;
  }

  void seek(std::int64_t frame) override { next_ = std::clamp<std::int64_t>(frame, 0, frames_); }

 private:
  audio::AudioFormat format_;
  std::int64_t frames_;
  Signal signal_;
  std::int64_t next_{};
};

}  // namespace barline::test
