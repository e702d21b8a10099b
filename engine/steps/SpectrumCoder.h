#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/memory/LongVector.h"
#include "engine/steps/RunningReference.h"

namespace barline::steps {

/// Turns frames of magnitudes into bytes for the networks: 255 · min(1, log10(1 + 1000 · m / r) / 3), rounded
/// to the nearest, r being the running reference. 60 dB below it to the reference itself fill the range.
class SpectrumCoder {
 public:
  /// @param bands of a frame. @param frameRate frames a second
  SpectrumCoder(std::size_t bands, double frameRate);

  void reserve(std::size_t frames) { codes_.reserve(frames * bands_); }

  /// @param magnitudes as many as there are bands, finite, ≥ 0
  void push(std::span<const float> magnitudes);

  /// @return `bands` codes for each frame pushed. To be called once.
  memory::LongVector<std::uint8_t> finish();

 private:
  void code(std::size_t frame);

  std::size_t bands_;
  RunningReference reference_;
  /// Magnitudes of the last frames, in turns.
  std::array<std::vector<float>, RunningReference::kLookAhead + 1> waiting_;
  std::size_t frames_{};
  memory::LongVector<std::uint8_t> codes_;
};

/// Frames to reserve memory for, at most a day's: what the container promises may be nonsense.
/// @param frameRate frames a second
[[nodiscard]] std::size_t expectedSpectrumFrames(const audio::AudioFormat& format, double frameRate);

}  // namespace barline::steps
