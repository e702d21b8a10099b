#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/dsp/RoughnessModel.h"
#include "engine/model/Roughness.h"
#include "engine/pipeline/StepCatalog.h"

namespace barline::steps {

/// Roughness after Daniel and Weber (1997) of the mean of all channels at the native rate, over windows of
/// 200 ms every 0.1 s that lie within the track.
class RoughnessTap {
 public:
  static pipeline::StepDeclaration declaration();

  explicit RoughnessTap(const pipeline::Parameters& parameters);

  void begin(const audio::AudioFormat& format);
  void consume(const audio::AudioBlock& block);
  model::Roughness finish();

 private:
  void mix(const audio::AudioBlock& block, std::size_t firstFrame, std::size_t frames);
  void closeWindow();

  double pascalsPerUnit_;
  int sampleRate_{};
  std::optional<dsp::RoughnessModel> model_;
  std::vector<float> samples_;    ///< of the window under way
  std::int64_t windowBegin_{};    ///< frame of the first of them
  std::vector<float> roughness_;  ///< asper, of the windows so far
};

}  // namespace barline::steps
