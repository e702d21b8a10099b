#pragma once

#include <optional>

#include "engine/evaluate/EventMatching.h"
#include "engine/evaluate/LabelledSpans.h"

namespace barline::evaluation {

/// The figures of mir_eval.segment with its default parameters, the estimate cut and filled to the
/// reference's time. Shares lie between 0 and 1, deviations are seconds.
struct SectionFigures {
  PrecisionRecall within05;      ///< boundaries within 0.5 s (Turnbull et al. 2007)
  PrecisionRecall within3;       ///< boundaries within 3 s
  double referenceToEstimate{};  ///< median distance of a boundary to the nearest one of the estimate
  double estimateToReference{};
  PrecisionRecall pairwise;  ///< pairs of frames of 0.1 s in sections of one label (Levy and Sandler 2008)

  bool operator==(const SectionFigures&) const = default;
};

/// @param reference ascending, not empty
[[nodiscard]] SectionFigures sectionFigures(const Spans& reference, const Spans& estimate);

}  // namespace barline::evaluation
