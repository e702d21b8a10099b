#include "engine/evaluate/LabelledSpans.h"

#include <algorithm>

namespace barline::evaluation {
namespace {

/// Times are often kept to the millisecond; what is missing for less, mir_eval would count as a section of
/// its own.
constexpr double kRounding = 1e-3;  // s

/// Index of the last span that begins at or before `time`, going on from `index`.
std::size_t lastBegun(const Spans& spans, std::size_t index, double time) {
  while (index + 1 < spans.size() && spans[index + 1].range.begin <= time) ++index;
  return index;
}

}  // namespace

Spans adjustedSpans(const Spans& spans, double begin, std::optional<double> end,
                    const std::string& beginLabel, const std::string& endLabel) {
  Spans adjusted;
  for (const model::AnnotatedSpan& span : spans) {
    const double from = std::max(begin, span.range.begin);
    const double to = end ? std::min(*end, span.range.end) : span.range.end;
    if (to > from) adjusted.push_back({{from, to}, span.label});
  }
  if (adjusted.empty()) {
    if (end && *end > begin) adjusted.push_back({{begin, *end}, beginLabel});
    return adjusted;
  }
  if (const double first = adjusted.front().range.begin; first > begin + kRounding) {
    adjusted.insert(adjusted.begin(), {{begin, first}, beginLabel});
  } else {
    adjusted.front().range.begin = begin;
  }
  if (!end) return adjusted;
  if (const double last = adjusted.back().range.end; last < *end - kRounding) {
    adjusted.push_back({{last, *end}, endLabel});
  } else {
    adjusted.back().range.end = *end;
  }
  return adjusted;
}

Spans withoutOverlaps(Spans spans) {
  for (std::size_t i = 0; i + 1 < spans.size(); ++i) {
    spans[i].range.end = std::min(spans[i].range.end, spans[i + 1].range.begin);
  }
  std::erase_if(spans, [](const model::AnnotatedSpan& span) { return span.range.end <= span.range.begin; });
  return spans;
}

std::vector<CommonStretch> commonStretches(const Spans& reference, const Spans& estimate) {
  std::vector<double> times;
  for (const Spans* spans : {&reference, &estimate}) {
    for (const model::AnnotatedSpan& span : *spans) {
      times.push_back(span.range.begin);
      times.push_back(span.range.end);
    }
  }
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  std::vector<CommonStretch> stretches;
  CommonStretch stretch;
  for (std::size_t i = 0; i + 1 < times.size(); ++i) {
    stretch.range = {times[i], times[i + 1]};
    stretch.reference = lastBegun(reference, stretch.reference, times[i]);
    stretch.estimate = lastBegun(estimate, stretch.estimate, times[i]);
    stretches.push_back(stretch);
  }
  return stretches;
}

}  // namespace barline::evaluation
