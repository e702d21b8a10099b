#pragma once

#include <tuple>

namespace barline::model {

/// A half-open stretch [begin, end) of a track. Seconds of decoded audio from sample 0, codec delay removed.
struct TimeRange {
  double begin{};
  double end{};

  [[nodiscard]] double duration() const { return end - begin; }
  [[nodiscard]] bool contains(double time) const { return time >= begin && time < end; }

  bool operator==(const TimeRange&) const = default;
  static constexpr auto fields() { return std::tuple{&TimeRange::begin, &TimeRange::end}; }
};

}  // namespace barline::model
