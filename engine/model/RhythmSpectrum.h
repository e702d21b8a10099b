#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>

#include "engine/memory/LongVector.h"

namespace barline::model {

/// What the rhythm network listens to: the level of logarithmic frequency bands, 50 frames a second. Frame i
/// is centred on sample 441 · i of the analysis signal, i / 50 seconds. Levels are bytes, 255 · log10(1 +
/// 1000 · magnitude / reference) / 3, where the reference follows the loudest frames of the last seconds:
/// the same music at another level gives the same bytes.
struct RhythmSpectrum {
  static constexpr std::size_t kBands =
      74;  ///< a twelfth of an octave apart from 269 Hz up, below each 22 Hz
  static constexpr double kFrameRate = 50.0;

  double duration{};                       ///< seconds of audio covered
  memory::LongVector<std::uint8_t> codes;  ///< kBands a frame, low band first

  [[nodiscard]] std::size_t frames() const { return codes.size() / kBands; }
  [[nodiscard]] std::span<const std::uint8_t> at(std::size_t frame) const {
    return std::span(codes).subspan(frame * kBands, kBands);
  }

  bool operator==(const RhythmSpectrum&) const = default;
  static constexpr auto fields() { return std::tuple{&RhythmSpectrum::duration, &RhythmSpectrum::codes}; }
};

}  // namespace barline::model
