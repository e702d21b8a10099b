#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/model/Annotation.h"

namespace barline::evaluation {

using Spans = std::vector<model::AnnotatedSpan>;

/// The spans cut to [begin, end]; where they do not reach so far, one labelled `beginLabel` or `endLabel` is
/// added, and one `beginLabel` where there are none. Gaps between spans stay.
/// @param spans ascending @param end nothing = as far as the spans reach
[[nodiscard]] Spans adjustedSpans(const Spans& spans, double begin, std::optional<double> end,
                                  const std::string& beginLabel, const std::string& endLabel);

/// The spans with each overlap cut from the earlier one; what has no length left is taken out.
[[nodiscard]] Spans withoutOverlaps(Spans spans);

/// A stretch in which neither of two lists of spans changes, and the spans that were last to begin.
struct CommonStretch {
  model::TimeRange range;
  std::size_t reference{};
  std::size_t estimate{};
};

/// Cuts time wherever a span of either list begins or ends. @param reference, estimate not empty, beginning
/// at the same time
[[nodiscard]] std::vector<CommonStretch> commonStretches(const Spans& reference, const Spans& estimate);

}  // namespace barline::evaluation
