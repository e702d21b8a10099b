#pragma once

#include <cstdint>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/audio/Decoder.h"

namespace barline::ui {

/// Mixes any channel layout down to interleaved stereo with the coefficients of ITU-R BS.775-3, table 2
/// (centre and surrounds at −3 dB, LFE left out), scaled so that full scale on every channel cannot clip.
/// Mono goes to both sides, stereo passes unchanged.
class StereoMix {
 public:
  explicit StereoMix(const audio::AudioFormat& format);

  /// Appends every frame of `planes` to `out` as left, right.
  void append(const audio::Planes& planes, std::vector<float>& out) const;

 private:
  struct Gains {
    float left{};
    float right{};
  };
  std::vector<Gains> gains_;  // of each channel
};

}  // namespace barline::ui
