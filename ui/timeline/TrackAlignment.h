#pragma once

#include <memory>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/TimeRange.h"

namespace barline::ui {

/// Which moment of a second track belongs to a moment of a first: the same time after a chosen lag, or the
/// same place in the bar of the same number after a chosen number of bars. A value.
class TrackAlignment {
 public:
  /// @param lag seconds that the second track's times are later by
  [[nodiscard]] static TrackAlignment byTime(double lag);
  /// Without bars in one of the tracks it is byTime(0). @param lag bars that the second track's are later by
  [[nodiscard]] static TrackAlignment byBar(const model::BeatGrid& first, const model::BeatGrid& second,
                                            int lag);

  /// @return seconds of the second track; before its begin and after its end as well
  [[nodiscard]] double toSecond(double first) const;
  [[nodiscard]] double toFirst(double second) const;
  [[nodiscard]] model::TimeRange toSecond(const model::TimeRange& first) const;
  [[nodiscard]] model::TimeRange toFirst(const model::TimeRange& second) const;

 private:
  /// Where bars begin, and the last ends; ascending. Before and after, the outermost bars go on.
  struct BarLines {
    std::vector<double> times;
    int firstNumber{};

    [[nodiscard]] double positionAt(double time) const;  ///< bar number and fraction
    [[nodiscard]] double timeOf(double position) const;
  };

  [[nodiscard]] static BarLines linesOf(const model::BeatGrid& grid);
  [[nodiscard]] bool isByBar() const { return first_.times.size() > 1 && second_.times.size() > 1; }

  BarLines first_;
  BarLines second_;
  double lag_{};  // seconds, or bars
};

}  // namespace barline::ui
