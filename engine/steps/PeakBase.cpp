#include "engine/steps/PeakBase.h"

#include <utility>

#include "engine/steps/PeakCoding.h"

namespace barline::steps {

void PeakBase::append(const dsp::WaveformMeasure& stretch) {
  if (stretchesPerPeak_ == 1) {
    appendPeak(peaks_, stretch);
  } else {
    appendPeak(fine_, stretch);
    if (fine_.size() == stretchesPerPeak_) joinFine();
  }
  if (peaks_.size() < kMostPeaks) return;
  peaks_ = model::coarser(peaks_);
  stretchesPerPeak_ *= 4;
}

/// Appends one peak of all that is in fine_.
void PeakBase::joinFine() {
  while (fine_.size() > 1) fine_ = model::coarser(fine_);
  peaks_.minimum.push_back(fine_.minimum[0]);
  peaks_.maximum.push_back(fine_.maximum[0]);
  peaks_.rms.push_back(fine_.rms[0]);
  peaks_.low.push_back(fine_.low[0]);
  peaks_.mid.push_back(fine_.mid[0]);
  peaks_.high.push_back(fine_.high[0]);
  fine_ = {};
}

model::PeakLevel PeakBase::finish() {
  if (fine_.size() > 0) joinFine();
  return std::move(peaks_);
}

}  // namespace barline::steps
