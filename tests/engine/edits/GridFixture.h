#pragma once

#include <cmath>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "engine/edits/GridBasis.h"

namespace barline::test {

[[nodiscard]] inline bool near(double a, double b, double tolerance = 1e-9) {
  return std::abs(a - b) < tolerance;
}

/// A grid of even beats. @param pickUp beats before the first downbeat
[[nodiscard]] model::BeatGrid evenGrid(std::size_t beats, double bpm = 120, model::Metre metre = {4, 4},
                                       double begin = 1.0, int pickUp = 0);

/// A grid of beats at these times, in bars of this metre from the first.
[[nodiscard]] model::BeatGrid gridAt(const std::vector<double>& times, model::Metre metre = {4, 4});

/// An analysed grid with what a person does to it, one edit after the other.
class EditedGrid {
 public:
  explicit EditedGrid(model::BeatGrid analysed, double duration = 1000);

  std::vector<model::Transient> transients;

  [[nodiscard]] edits::GridBasis basis() const;
  [[nodiscard]] const model::BeatGrid& shown() const { return shown_; }
  /// @return false where there is no edit
  bool apply(const std::optional<model::Edit>& edit);
  void undo();
  void verify(model::TimeRange range);
  void lock(model::TimeRange range);

  [[nodiscard]] std::vector<double> times() const;
  /// "1 2 3 4 1 2"
  [[nodiscard]] std::string positions() const;
  /// "4/4 4/4 3/4", of each bar
  [[nodiscard]] std::string metres() const;
  /// Whether the last edit touches what is locked.
  [[nodiscard]] bool touchesLock(const std::optional<model::Edit>& edit) const;
  [[nodiscard]] model::TimeRange all() const { return {0, duration_}; }

 private:
  void show();

  model::BeatGrid analysed_;
  double duration_;
  std::vector<model::Edit> edits_;
  edits::EditOverlay overlay_;
  model::BeatGrid shown_;
};

}  // namespace barline::test
