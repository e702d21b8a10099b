#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/dsp/LogFilterBank.h"
#include "engine/model/OnsetActivation.h"
#include "engine/pipeline/Declaration.h"
#include "engine/steps/RunningReference.h"
#include "engine/steps/SpectrumFrames.h"

namespace barline::steps {

/// Multi-band onset activation by SuperFlux (Böck and Widmer 2013): half-wave rectified difference of the
/// logarithmic filter bank's output over two frames, with a maximum filter over neighbouring bands of the
/// earlier frame so that vibrato does not count as onsets; averaged over the filters of each of six bands.
class OnsetTap {
 public:
  static pipeline::StepDeclaration declaration();

  explicit OnsetTap(const pipeline::Parameters& parameters);
  void begin(const audio::AudioFormat& format);
  void consume(const audio::AudioBlock& block);
  model::OnsetActivation finish();

 private:
  void addFrame(std::span<const float> spectrum);
  void rate(std::size_t frame);
  [[nodiscard]] const std::vector<float>& magnitudesAt(std::size_t frame) const {
    return magnitudes_[frame % magnitudes_.size()];
  }
  void compress(const std::vector<float>& magnitudes, std::vector<float>& levels) const;

  SpectrumFrames frames_;
  dsp::LogFilterBank filterBank_;
  std::array<std::size_t, model::OnsetActivation::kBands + 1> bandEdges_{};  ///< filters of each band
  std::size_t firstMaximumFiltered_{};

  std::size_t frame_{};
  std::vector<std::vector<float>> magnitudes_;  ///< of the filters in the last frames, in turns
  RunningReference reference_;
  std::vector<float> now_;
  std::vector<float> before_;
  std::vector<float> expected_;
  model::OnsetActivation activation_;
};

}  // namespace barline::steps
