#pragma once

#include <array>
#include <span>

#include "engine/audio/Audio.h"
#include "engine/model/PitchSpectrum.h"
#include "engine/pipeline/Declaration.h"
#include "engine/steps/SpectrumCoder.h"
#include "engine/steps/SpectrumFrames.h"
#include "engine/steps/TunedSpectra.h"

namespace barline::steps {

/// Levels of semitones at the track's own tuning, relative to the loudest of the last seconds: what the
/// harmony network listens to. The logarithmic spectrum and the tuning are those of Mauch and Dixon (ISMIR
/// 2010).
class PitchSpectrumTap {
 public:
  static pipeline::StepDeclaration declaration();

  explicit PitchSpectrumTap(const pipeline::Parameters& parameters);
  void begin(const audio::AudioFormat& format);
  void consume(const audio::AudioBlock& block);
  model::PitchSpectrum finish();

 private:
  void addFrame(std::span<const float> magnitudes);
  void addTuned(std::span<const float> tuned);

  SpectrumFrames frames_;
  TunedSpectra tuned_;
  SpectrumCoder coder_;
};

}  // namespace barline::steps
