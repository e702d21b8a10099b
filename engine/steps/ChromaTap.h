#pragma once

#include <span>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/dsp/NoteSeparation.h"
#include "engine/model/Chromagram.h"
#include "engine/pipeline/Declaration.h"
#include "engine/steps/SpectrumFrames.h"
#include "engine/steps/TunedSpectra.h"

namespace barline::steps {

/// Tuned chroma, bass and treble apart, after Mauch and Dixon's NNLS chroma (ISMIR 2010): a logarithmic
/// spectrum is shifted to the track's tuning, whitened, explained as notes with partials, and folded into
/// pitch classes.
class ChromaTap {
 public:
  static pipeline::StepDeclaration declaration();

  explicit ChromaTap(const pipeline::Parameters& parameters);

  void begin(const audio::AudioFormat& format);
  void consume(const audio::AudioBlock& block);
  model::Chromagram finish();

 private:
  void addFrame(std::span<const float> magnitudes);
  void addTuned(std::span<const float> tuned);

  SpectrumFrames frames_;
  TunedSpectra tuned_;
  dsp::NoteSeparation separation_;
  std::vector<float> whitened_;
  model::Chromagram chromagram_;
};

}  // namespace barline::steps
