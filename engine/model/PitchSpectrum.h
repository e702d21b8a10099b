#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>

#include "engine/memory/LongVector.h"

namespace barline::model {

/// What the harmony network listens to: the level of each semitone at the track's own tuning, 12.5 frames a
/// second. Frame i is centred on sample 1764 · i of the analysis signal, i · 0.08 seconds, where frame 4 · i
/// of RhythmSpectrum stands. Bytes as there.
struct PitchSpectrum {
  static constexpr std::size_t kBands = 84;
  static constexpr int kLowestNote = 24;  ///< MIDI number of band 0 (C1, 32.7 Hz); the last is B7
  static constexpr double kFrameRate = 12.5;

  double duration{};                       ///< seconds of audio covered
  double tuningCents{};                    ///< of A4 against 440 Hz, within ±100
  memory::LongVector<std::uint8_t> codes;  ///< kBands a frame, low note first

  [[nodiscard]] std::size_t frames() const { return codes.size() / kBands; }
  [[nodiscard]] std::span<const std::uint8_t> at(std::size_t frame) const {
    return std::span(codes).subspan(frame * kBands, kBands);
  }

  bool operator==(const PitchSpectrum&) const = default;
  static constexpr auto fields() {
    return std::tuple{&PitchSpectrum::duration, &PitchSpectrum::tuningCents, &PitchSpectrum::codes};
  }
};

}  // namespace barline::model
