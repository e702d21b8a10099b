#pragma once

#include <vector>

#include "engine/model/BeatGrid.h"

namespace barline::exporting {

/// A bar as programs that count beats need it: with the beats that it has, whatever its metre promises.
struct PulseBar {
  int number{};  ///< the grid's; a pick-up's is one below that of the first bar
  /// Agrees with the number of beats, but in a last bar that the grid ends within: a pick-up of one beat in
  /// 4/4 is 1/4.
  model::Metre metre;
  int unitsPerBeat{1};  ///< 3 where the beat is a dotted note (6/8, 9/8, 12/8), of the metre's denominator
  std::vector<double> beats;  ///< seconds, ascending; at least one
  int firstPosition{1};       ///< position in the bar of the first of them: > 1 in a pick-up
  double end{};               ///< seconds: the next bar's begin, or where the pulse pauses or ends
  bool pausesAfter{};         ///< the pulse does not go on at `end`

  [[nodiscard]] double quartersPerBeat() const {
    return 4.0 * unitsPerBeat / static_cast<double>(metre.denominator);
  }
};

/// The grid's beats by bars. Beats that no bar has (before the first bar of a stretch that was cut) are a
/// pick-up; a bar within which the pulse pauses (more than two and a half beats without one) is two. Without
/// bars all beats are one bar each of their own.
[[nodiscard]] std::vector<PulseBar> pulseBars(const model::BeatGrid& grid);

}  // namespace barline::exporting
