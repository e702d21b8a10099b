#pragma once

#include <vector>

#include "engine/dsp/WaveformStretches.h"
#include "engine/model/WaveformPeaks.h"
#include "engine/pipeline/StepCatalog.h"
#include "engine/steps/PeakBase.h"

namespace barline::steps {

/// What a waveform is drawn from: extremes, RMS and the peaks of three bands for each channel, in stretches
/// of about 5.3 ms (256 frames at 48 kHz), longer ones in tracks of hours, and in coarser levels made of
/// these.
class WaveformTap {
 public:
  static pipeline::StepDeclaration declaration();

  explicit WaveformTap(const pipeline::Parameters&) {}

  void begin(const audio::AudioFormat& format);
  void consume(const audio::AudioBlock& block);
  model::WaveformPeaks finish();

 private:
  struct Channel {
    dsp::WaveformStretches meter;
    PeakBase base;
  };

  void append(PeakBase& base);

  model::WaveformPeaks peaks_;
  std::vector<Channel> channels_;
  std::vector<dsp::WaveformMeasure> measures_;  ///< that are not yet in a level
};

}  // namespace barline::steps
