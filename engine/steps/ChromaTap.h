#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/dsp/Fft.h"
#include "engine/dsp/LogFrequencyBank.h"
#include "engine/dsp/NoteSeparation.h"
#include "engine/dsp/TuningHistogram.h"
#include "engine/model/Chromagram.h"
#include "engine/pipeline/Declaration.h"

namespace barline::steps {

/// Tuned chroma, bass and treble apart, after Mauch and Dixon's NNLS chroma (ISMIR 2010): a logarithmic
/// spectrum is shifted to the track's tuning, whitened, explained as notes with partials, and folded into
/// pitch classes.
///
/// The tuning is settled for one stretch of music after the other, each with all evidence up to its end, so
/// that memory does not grow with the track and a mix of recordings is followed from one to the next.
class ChromaTap {
 public:
  static pipeline::StepDeclaration declaration();

  explicit ChromaTap(const pipeline::Parameters& parameters);

  void begin(const audio::AudioFormat& format);
  void consume(const audio::AudioBlock& block);
  model::Chromagram finish();

 private:
  void push(std::span<const float> samples);
  void analyseFrame();
  void settleStretch();
  void appendFrame(std::span<const float> logSpectrum, double tuningCents);

  dsp::RealFft fft_;
  std::vector<float> window_;
  dsp::LogFrequencyBank bank_;
  dsp::NoteSeparation separation_;
  dsp::TuningHistogram tuning_;         // of the music of the last minutes
  dsp::TuningHistogram overallTuning_;  // of the whole track
  double stretchCents_{};               // tuning of the last stretch that was settled

  std::vector<float> samples_;  // those of the frame to come
  std::size_t buffered_{};
  std::size_t received_{};

  std::vector<float> windowed_;
  std::vector<std::complex<float>> spectrum_;
  std::vector<float> magnitude_;
  std::vector<float> stretch_;  // logarithmic spectra whose tuning is not settled yet
  std::vector<float> tuned_;
  std::vector<float> whitened_;

  model::Chromagram chromagram_;
};

}  // namespace barline::steps
