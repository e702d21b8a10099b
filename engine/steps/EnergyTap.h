#pragma once

#include "engine/dsp/PowerMeter.h"
#include "engine/model/Curve.h"
#include "engine/pipeline/StepCatalog.h"

namespace barline::steps {

/// RMS level over time: a value every 0.1 s, over the 0.1 s around it, from the mean power of all channels at
/// the native rate.
class EnergyTap {
 public:
  static pipeline::StepDeclaration declaration();

  explicit EnergyTap(const pipeline::Parameters&) {}

  void begin(const audio::AudioFormat& format);
  void consume(const audio::AudioBlock& block);
  model::EnergyCurve finish();

 private:
  void closeWindow();

  int sampleRate_{};
  std::int64_t position_{};   ///< frames so far
  std::int64_t windowEnd_{};  ///< frame after the window under way
  bool windowHasFrames_{};
  dsp::PowerMeter meter_;
  std::vector<float> levels_;
};

}  // namespace barline::steps
