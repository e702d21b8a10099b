#pragma once

#include <QTest>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <vector>

#include "tests/ui/transport/SyntheticSource.h"
#include "ui/transport/PlaybackFeed.h"
#include "ui/transport/PlaybackMixer.h"

namespace barline::test {

/// A feed and a mixer, driven without a device.
struct Deck {
  explicit Deck(ui::OpenSource source, double from = 0.0, const ui::PlaybackRegion& region = {})
      : feed(std::move(source), {from, 1, region},
             {[this](std::shared_ptr<ui::PlaybackStream> opened) { stream = std::move(opened); },
              [this](std::uint32_t seekId) {
                ready = seekId;
                ++published;
              },
              {}}) {
    waitFor(1);
    feed.setConsuming(true);
    mixer.setStream(stream);
  }

  void waitFor(std::uint32_t seekId) { QTRY_COMPARE(ready.load(), seekId); }

  /// Changes what is played, as soon as it is decoded.
  void setRegion(const ui::PlaybackRegion& region) {
    const int before = published;
    feed.setRegion(region);
    QTRY_VERIFY(published > before);
  }

  /// Left channel of the next frames, as a device would ask for them; waits for the decoder where it is
  /// behind.
  std::vector<float> play(std::size_t frames, std::size_t block = 353) {
    std::vector<float> left;
    std::vector<float> out;
    while (left.size() < frames) {
      for (int i = 0; i < 1000 && stream->ring.readable() < 12000 && !mixerAtEnd(); ++i) QTest::qSleep(1);
      out.assign(2 * std::min(block, frames - left.size()), 0.0F);
      mixer.produce(out);
      for (std::size_t i = 0; i < out.size(); i += 2) left.push_back(out[i]);
    }
    return left;
  }

  [[nodiscard]] bool mixerAtEnd() { return mixer.map().at(static_cast<double>(mixer.map().end())).ended; }

  std::shared_ptr<ui::PlaybackStream> stream;
  std::atomic<std::uint32_t> ready{0};
  std::atomic<int> published{0};
  ui::PlaybackMixer mixer;
  ui::PlaybackFeed feed;
};

inline float largestStep(const std::vector<float>& samples) {
  float largest = 0.0F;
  for (std::size_t i = 1; i < samples.size(); ++i)
    largest = std::max(largest, std::abs(samples[i] - samples[i - 1]));
  return largest;
}

}  // namespace barline::test
