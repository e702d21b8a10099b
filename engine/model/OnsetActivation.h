#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

namespace barline::model {

/// How strongly something begins to sound, over time and in bands of frequency. Frame i stands at i /
/// frameRate seconds. Strengths are bytes, 255 · √(strength / strongest coded), the same scale for every band
/// and track; what is cached is what was computed.
struct OnsetActivation {
  static constexpr std::size_t kBands = 6;

  double duration{};                 ///< seconds of audio covered
  double frameRate{};                ///< frames a second, > 0 where there are frames
  std::vector<std::uint8_t> values;  ///< kBands a frame, low band first

  [[nodiscard]] std::size_t frames() const { return values.size() / kBands; }
  [[nodiscard]] std::span<const std::uint8_t> at(std::size_t frame) const {
    return std::span(values).subspan(frame * kBands, kBands);
  }

  bool operator==(const OnsetActivation&) const = default;
  static constexpr auto fields() {
    return std::tuple{&OnsetActivation::duration, &OnsetActivation::frameRate, &OnsetActivation::values};
  }
};

}  // namespace barline::model
