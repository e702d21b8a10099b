#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/pipeline/StepContext.h"
#include "engine/steps/rhythm/PulseSignal.h"

namespace barline::steps::rhythm {

/// How well each beat interval explains the pulse around each moment.
struct Tempogram {
  std::size_t firstLag{};       ///< shortest interval, frames
  std::size_t lags{};           ///< consecutive intervals, 1 up
  std::size_t step{};           ///< frames from one row to the next
  std::vector<float> salience;  ///< rows of `lags`, at least one, each with maximum 1 (or all 0)

  /// The row nearest to `frame`.
  [[nodiscard]] std::span<const float> at(std::size_t frame) const;
};

/// Autocorrelation tempogram of the pulse in windows of ten seconds, each interval with its first four
/// multiples (comb of Scheirer 1998 and Davies and Plumbley 2007).
/// @throws pipeline::Cancelled
[[nodiscard]] Tempogram makeTempogram(const PulseSignal& pulse, std::size_t firstLag, std::size_t lags,
                                      pipeline::StepContext& context);

}  // namespace barline::steps::rhythm
