#pragma once

#include <QString>
#include <cstddef>
#include <optional>
#include <vector>

#include "engine/model/TimeRange.h"

namespace barline::ui {

/// How even a stretch of beats is, as it is and as the analysis had it.
struct GridFit {
  struct State {
    double bpm{};
    double residual{};          ///< root mean square of the deviations, seconds
    std::size_t onTransient{};  ///< beats that lie on one
    std::size_t beats{};

    bool operator==(const State&) const = default;
  };
  /// How far a beat is from the even pulse.
  struct Deviation {
    double time{};  ///< seconds, of the beat
    double by{};    ///< seconds, later is positive

    bool operator==(const Deviation&) const = default;
  };

  /// Where a bar begins.
  struct BarMark {
    int number{};
    double time{};  ///< seconds

    bool operator==(const BarMark&) const = default;
  };

  QString bars;  ///< "69–73"
  model::TimeRange range;
  State now;
  std::optional<State> before;  ///< absent where the stretch has not been edited
  std::vector<BarMark> marks;
  std::vector<Deviation> deviations;
  std::vector<Deviation> formerDeviations;  ///< from the same pulse

  bool operator==(const GridFit&) const = default;
};

}  // namespace barline::ui
