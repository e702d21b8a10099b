#pragma once

#include <array>
#include <complex>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/dsp/BandPowers.h"
#include "engine/dsp/ChromaFilterBank.h"
#include "engine/dsp/Fft.h"
#include "engine/dsp/HarmonicShare.h"
#include "engine/dsp/Lanes.h"
#include "engine/dsp/SpectralContrast.h"
#include "engine/dsp/SpectralShape.h"
#include "engine/model/FrameFeatures.h"
#include "engine/pipeline/Declaration.h"
#include "engine/steps/features/MelCepstra.h"

namespace barline::steps {

/// What the sound is like every 23 ms, as librosa 0.11 measures it with its defaults: Hann windows of 2048
/// samples, 512 apart, centred, zeros before and after the track. Eight frames are measured at a time.
/// Samples that are no numbers count as 0.
class FrameFeaturesTap {
 public:
  static pipeline::StepDeclaration declaration();

  explicit FrameFeaturesTap(const pipeline::Parameters& parameters);
  void begin(const audio::AudioFormat& format);
  void consume(const audio::AudioBlock& block);
  model::FrameFeatures finish();

 private:
  void append(std::span<const float> samples);
  void addFrames();
  void moveToFront();
  void addFrame();
  void measureFrames();
  float addBands(const std::array<dsp::Lanes, model::FrameFeatures::kBands>& powers, std::size_t lane);
  void correctForLoudest();

  dsp::RealFft fft_;
  std::vector<float> window_;
  dsp::SpectralShape shape_;
  dsp::SpectralContrast contrast_;
  dsp::ChromaFilterBank chroma_;
  features::MelCepstra cepstra_;
  dsp::HarmonicShare harmonic_;
  dsp::BandPowers bands_;

  std::vector<float> samples_;  ///< [begin_, end_) are those of the frame to come
  std::size_t begin_{};
  std::size_t end_;
  std::size_t received_{};  ///< samples of the track
  std::size_t frames_{};    ///< of them in `result_`
  std::size_t waiting_{};   ///< frames in `magnitudes_`
  std::vector<float> windowed_;
  std::vector<std::complex<float>> spectrum_;
  std::array<std::vector<float>, dsp::kLanes> magnitude_;  ///< of each of the frames to be measured next
  std::vector<dsp::Lanes> magnitudes_;                     ///< the same by bins
  model::FrameFeatures result_;
};

}  // namespace barline::steps
