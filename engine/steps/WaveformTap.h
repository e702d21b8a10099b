#pragma once

#include <vector>

#include "engine/dsp/WaveformMeter.h"
#include "engine/model/WaveformPeaks.h"
#include "engine/pipeline/StepCatalog.h"

namespace barline::steps {

/// What a waveform is drawn from: extremes, RMS and the peaks of three bands for each channel, in stretches
/// of about 5.3 ms (256 frames at 48 kHz) and in coarser levels made of these.
class WaveformTap {
 public:
  static pipeline::StepDeclaration declaration();

  explicit WaveformTap(const pipeline::Parameters&) {}

  void begin(const audio::AudioFormat& format);
  void consume(const audio::AudioBlock& block);
  model::WaveformPeaks finish();

 private:
  void closePeak();

  model::WaveformPeaks peaks_;
  std::vector<model::PeakLevel> bases_;     ///< level 0 of each channel
  std::vector<dsp::WaveformMeter> meters_;  ///< each for up to four channels
  std::size_t filled_{};                    ///< frames of the peak under way
};

}  // namespace barline::steps
