#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/edits/GridBasis.h"
#include "engine/edits/GridTempo.h"
#include "engine/model/Edit.h"

namespace barline::edits {

/// Fewer taps do not say a tempo.
inline constexpr std::size_t kFewestTaps = 4;

/// What a person's taps say.
struct TapFit {
  double bpm{};
  double begin{};                   ///< seconds, of the first beat
  double residual{};                ///< root mean square of the taps that count, seconds
  std::size_t taps{};               ///< that count: those hit twice by accident do not
  std::optional<TempoRatio> ratio;  ///< to the shown grid, where that is even and the taps are on it
  bool follows{};                   ///< the tempo changed while tapping: beats follow the taps
  std::vector<double> times;        ///< seconds, of the tapped beats; also of those left out

  bool operator==(const TapFit&) const = default;
};

/// Tempo and phase of taps: an even pulse by robustLine; where that is off by more than 25 ms on average, a
/// line through the nine taps around each beat. Where the shown grid is even around the taps (a machine's),
/// and the tapped tempo within 4 % of a simple ratio to it, the beats are the grid's own, or at halves of
/// them: nobody taps as exactly.
/// @param taps seconds of the track as heard, latency taken off. Nothing for too few.
[[nodiscard]] std::optional<TapFit> fitTaps(const GridBasis& basis, std::span<const double> taps);

/// "fit_taps": number of taps, BPM. The tapped beats take the place of the shown ones; beyond the taps, as
/// far as `reach` says, only where the shown grid is even, or there is none. Bars begin where they did, else
/// on the first tap. Nothing where the taps agree with the grid.
[[nodiscard]] std::optional<model::Edit> useTaps(const GridBasis& basis, std::span<const double> taps,
                                                 Reach reach);

}  // namespace barline::edits
