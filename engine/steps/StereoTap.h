#pragma once

#include <cstddef>
#include <optional>

#include "engine/audio/Audio.h"
#include "engine/dsp/StereoMeter.h"
#include "engine/model/StereoImage.h"
#include "engine/pipeline/Declaration.h"

namespace barline::steps {

/// Width and correlation of the left and right front channels, at the native rate.
class StereoTap {
 public:
  static pipeline::StepDeclaration declaration();

  explicit StereoTap(const pipeline::Parameters&) {}

  void begin(const audio::AudioFormat& format);
  void consume(const audio::AudioBlock& block);
  [[nodiscard]] model::StereoImage finish();

 private:
  struct Pair {
    std::size_t left{};
    std::size_t right{};
  };

  std::optional<Pair> channels_;  ///< absent where the track has neither one channel nor these two
  std::size_t frames_{};
  dsp::StereoMeter meter_;
};

}  // namespace barline::steps
