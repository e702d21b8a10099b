#pragma once

#include <span>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/dsp/LogFilterBank.h"
#include "engine/model/RhythmSpectrum.h"
#include "engine/pipeline/Declaration.h"
#include "engine/steps/SpectrumCoder.h"
#include "engine/steps/SpectrumFrames.h"

namespace barline::steps {

/// Levels in logarithmic frequency bands (Böck, Krebs and Schedl 2012), relative to the loudest of the last
/// seconds: what the rhythm network listens to.
class RhythmSpectrumTap {
 public:
  static pipeline::StepDeclaration declaration();

  explicit RhythmSpectrumTap(const pipeline::Parameters& parameters);
  void begin(const audio::AudioFormat& format);
  void consume(const audio::AudioBlock& block);
  model::RhythmSpectrum finish();

 private:
  void addFrame(std::span<const float> magnitudes);

  SpectrumFrames frames_;
  dsp::LogFilterBank filterBank_;
  SpectrumCoder coder_;
  std::vector<float> bands_;
};

}  // namespace barline::steps
