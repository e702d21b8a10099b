#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "ui/timeline/SampleProvider.h"

namespace barline::test {

/// Samples of one channel out of memory. Requests are noted, and answered when the test says so.
class SignalProvider final : public ui::SampleProvider {
 public:
  SignalProvider(std::vector<float> sound, int sampleRate)
      : sound_(std::move(sound)), sampleRate_(sampleRate) {}

  void request(std::int64_t firstFrame, std::int64_t frames) override {
    requests.emplace_back(firstFrame, frames);
  }

  /// Answers the newest request.
  void answer() {
    const auto [first, frames] = requests.back();
    auto window = std::make_shared<ui::SampleWindow>();
    window->sampleRate = sampleRate_;
    window->firstFrame = first;
    const auto size = static_cast<std::int64_t>(sound_.size());
    window->channels.emplace_back(sound_.begin() + std::min(first, size),
                                  sound_.begin() + std::min(first + frames, size));
    Q_EMIT ready(window);
  }

  std::vector<std::pair<std::int64_t, std::int64_t>> requests;  ///< first frame, frames

 private:
  std::vector<float> sound_;
  int sampleRate_;
};

}  // namespace barline::test
