#pragma once

#include <cstddef>

#include "engine/dsp/WaveformMeter.h"
#include "engine/model/WaveformPeaks.h"

namespace barline::steps {

/// Level 0 of one channel's waveform while it grows. Where it would have more than kMostPeaks, it goes on
/// with peaks of four times the length: its memory is bounded, and a long track is drawn from samples a
/// little sooner.
class PeakBase {
 public:
  static constexpr std::size_t kMostPeaks = std::size_t{1} << 20;  ///< 93 minutes of 5.3 ms each

  void append(const dsp::WaveformMeasure& stretch);

  /// To be called once. The last peak may cover fewer stretches.
  [[nodiscard]] model::PeakLevel finish();

  /// Stretches that a peak covers: a power of 4.
  [[nodiscard]] std::size_t stretchesPerPeak() const { return stretchesPerPeak_; }

 private:
  void joinFine();

  model::PeakLevel peaks_;
  model::PeakLevel fine_;  ///< stretches of the peak under way, where it covers several
  std::size_t stretchesPerPeak_{1};
};

}  // namespace barline::steps
