#pragma once

namespace barline::ui {

/// A time at which someone should look, and how sure the analysis was there.
struct DoubtMark {
  double time{};        ///< seconds
  double confidence{};  ///< 0–1

  bool operator==(const DoubtMark&) const = default;
};

}  // namespace barline::ui
