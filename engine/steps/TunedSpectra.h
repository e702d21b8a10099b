#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "engine/dsp/LogFrequencyBank.h"
#include "engine/dsp/TuningHistogram.h"

namespace barline::steps {

/// Maps spectra to a logarithmic frequency axis and shifts them to standard tuning.
///
/// The tuning is settled for one stretch of music after the other, each with all evidence up to its end, so
/// that memory does not grow with the track and a mix of recordings is followed from one to the next.
class TunedSpectra {
 public:
  /// Called with bank.bins() values as they were at A4 = 440 Hz, valid during the call.
  using Sink = std::function<void(std::span<const float> tuned)>;

  /// @param bank to map with. @param spacing Hz between a spectrum's values. @param frameRate frames a second
  TunedSpectra(dsp::LogFrequencyBank bank, double spacing, double frameRate);

  /// Takes one frame; gives all frames of a stretch when it is full.
  /// @param magnitudes what the bank was made for, finite
  void push(std::span<const float> magnitudes, const Sink& sink);

  /// Gives the frames that wait. @return the tuning of the whole track in cents, within ±100
  double finish(const Sink& sink);

 private:
  void settle(const Sink& sink);

  dsp::LogFrequencyBank bank_;
  double spacing_;
  std::size_t stretchFrames_;
  std::vector<float> stretch_;      ///< mapped frames whose tuning is not settled yet
  dsp::TuningHistogram ofStretch_;  ///< of these frames
  dsp::TuningHistogram ofLastMinutes_;
  dsp::TuningHistogram ofTrack_;
  double cents_{};  ///< of the last stretch that was settled
  std::vector<float> tuned_;
};

}  // namespace barline::steps
