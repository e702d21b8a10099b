#pragma once

#include <cstdint>
#include <vector>

namespace barline::ui {

/// A stretch of decoded samples, for zoom levels finer than the stored peaks.
struct SampleWindow {
  int sampleRate{};                          ///< Hz
  std::int64_t firstFrame{};                 ///< index in the track
  std::vector<std::vector<float>> channels;  ///< planes of one length

  [[nodiscard]] std::int64_t frames() const {
    return channels.empty() ? 0 : static_cast<std::int64_t>(channels.front().size());
  }
  [[nodiscard]] bool covers(std::int64_t first, std::int64_t last) const {
    return first >= firstFrame && last <= firstFrame + frames();
  }
};

}  // namespace barline::ui
