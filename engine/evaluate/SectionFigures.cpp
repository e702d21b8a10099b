#include "engine/evaluate/SectionFigures.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/model/Median.h"

namespace barline::evaluation {
namespace {

constexpr double kBoundaryRounding = 1e5;  // mir_eval compares boundaries to five decimals
constexpr float kFrame = 0.1F;             // s

std::vector<double> boundariesOf(const Spans& spans) {
  std::vector<double> boundaries;
  for (const model::AnnotatedSpan& span : spans) {
    for (const double time : {span.range.begin, span.range.end}) {
      boundaries.push_back(std::nearbyint(time * kBoundaryRounding) / kBoundaryRounding);
    }
  }
  std::sort(boundaries.begin(), boundaries.end());
  boundaries.erase(std::unique(boundaries.begin(), boundaries.end()), boundaries.end());
  return boundaries;
}

double medianDistance(const std::vector<double>& from, const std::vector<double>& to) {
  std::vector<double> distances;
  for (const double time : from) distances.push_back(std::abs(time - to[nearestEvent(to, time)]));
  return model::median(std::move(distances));
}

std::string lowerCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// Number of the label in each frame, labels told apart without regard to case; frames that no section holds
/// have one of their own. Times are those of mir_eval, which counts them in single precision.
std::vector<int> framesOf(const Spans& spans, double seconds) {
  const auto count = static_cast<std::size_t>(std::floor(seconds / 0.1));
  std::vector<double> times(count);
  for (std::size_t i = 0; i < count; ++i) times[i] = static_cast<double>(static_cast<float>(i) * kFrame);
  std::map<std::string, int> numbers{{"none", 0}};
  std::vector<int> frames(count, 0);
  for (const model::AnnotatedSpan& span : spans) {
    const auto size = static_cast<int>(numbers.size());
    const int number = numbers.try_emplace(lowerCase(span.label), size).first->second;
    const auto first = std::lower_bound(times.begin(), times.end(), span.range.begin) - times.begin();
    const auto end = std::upper_bound(times.begin(), times.end(), span.range.end) - times.begin();
    for (auto i = first; i < end; ++i) frames[static_cast<std::size_t>(i)] = number;
  }
  return frames;
}

template <typename Counts>
double pairsWithin(const Counts& counts) {
  double pairs = 0.0;
  for (const auto& [label, count] : counts) {
    pairs += static_cast<double>(count) * static_cast<double>(count - 1) / 2.0;
  }
  return pairs;
}

PrecisionRecall pairwiseAgreement(const std::vector<int>& reference, const std::vector<int>& estimate) {
  std::map<int, std::int64_t> wanted;
  std::map<int, std::int64_t> found;
  std::map<std::pair<int, int>, std::int64_t> both;
  for (std::size_t i = 0; i < std::min(reference.size(), estimate.size()); ++i) {
    ++wanted[reference[i]];
    ++found[estimate[i]];
    ++both[{reference[i], estimate[i]}];
  }
  const double matches = pairsWithin(both);
  const double inEstimate = pairsWithin(found);
  const double inReference = pairsWithin(wanted);
  const double precision = inEstimate > 0.0 ? matches / inEstimate : 0.0;
  const double recall = inReference > 0.0 ? matches / inReference : 0.0;
  return {precision, recall, harmonicMean(precision, recall)};
}

}  // namespace

SectionFigures sectionFigures(const Spans& reference, const Spans& estimate) {
  const Spans wanted = adjustedSpans(reference, 0.0, std::nullopt, "__T_MIN", "__T_MAX");
  if (wanted.empty()) return {};
  double end = 0.0;
  for (const model::AnnotatedSpan& span : wanted) end = std::max(end, span.range.end);
  const Spans found = adjustedSpans(estimate, 0.0, end, "__T_MIN", "__T_MAX");
  const std::vector<double> wantedBoundaries = boundariesOf(wanted);
  const std::vector<double> foundBoundaries = boundariesOf(found);
  return {eventAgreement(wantedBoundaries, foundBoundaries, 0.5),
          eventAgreement(wantedBoundaries, foundBoundaries, 3.0),
          medianDistance(wantedBoundaries, foundBoundaries),
          medianDistance(foundBoundaries, wantedBoundaries),
          pairwiseAgreement(framesOf(wanted, end), framesOf(found, end))};
}

}  // namespace barline::evaluation
