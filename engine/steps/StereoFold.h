#pragma once

#include <functional>
#include <vector>

#include "engine/audio/Audio.h"

namespace barline::steps {

/// Any channels as one or two, for what listens with one ear or two: mono and stereo pass as they are; more
/// channels are folded down after ITU-R BS.775 (centre and surrounds 3 dB lower to the side they are on, low
/// frequency effects left out). Where positions are not known, even and odd channels are averaged.
class StereoFold {
 public:
  using Sink = std::function<void(const float* first, const float* second, std::size_t frames)>;

  explicit StereoFold(const audio::AudioFormat& format);

  /// 1 for mono, else 2.
  [[nodiscard]] std::size_t channels() const { return gains_.size() == 1 ? 1 : 2; }

  /// @param sink gets the block in one piece or more; its second is null for mono.
  void apply(const audio::AudioBlock& block, const Sink& sink);

 private:
  struct Gains {
    float left, right;
  };

  std::vector<Gains> gains_;  ///< for each channel
  std::vector<float> left_;
  std::vector<float> right_;
};

}  // namespace barline::steps
