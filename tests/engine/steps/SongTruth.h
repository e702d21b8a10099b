#pragma once

#include <string>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/Harmony.h"

namespace barline::test {

/// Seconds, ascending.
struct Beats {
  std::vector<double> all;
  std::vector<double> downbeats;
};

[[nodiscard]] Beats beatsOf(const model::BeatGrid& grid);

/// F measure of ascending times that match one to one within 70 ms (S. Dixon, "Evaluation of the audio beat
/// tracking system BeatRoot", 2007).
[[nodiscard]] double fMeasure(const std::vector<double>& truth, const std::vector<double>& found);

struct LabelledSpan {
  double begin{};
  double end{};
  std::string label;  ///< Harte's
};

/// Share of the time with a major or minor chord (or a seventh on one) in which the same is found.
[[nodiscard]] double chordOverlap(const std::vector<LabelledSpan>& truth,
                                  const std::vector<model::ChordSpan>& found);

/// "beat F 0.930000", for messages.
[[nodiscard]] std::string figure(const char* what, double value);

}  // namespace barline::test
