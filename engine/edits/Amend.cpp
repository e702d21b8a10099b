#include "engine/edits/Amend.h"

#include <cmath>
#include <map>
#include <utility>

#include "engine/edits/Ranges.h"

namespace barline::edits {
namespace {

using model::TimeRange;

// What is left of an analysed span beside an edit, when it is shorter, comes from borders that lie on the
// same beat and not quite at the same time.
constexpr double kChordSliver = 0.08;    // s
constexpr double kSectionSliver = 0.30;  // s

/// Analysed spans with a person's over them. Both partition their time, and so does the result.
template <class Content, class Span>
std::vector<Span> overlaid(const std::vector<Span>& analysed, const LayerOverlay& overlay,
                           std::vector<Span> Content::*spans, double sliver) {
  std::vector<Span> result;
  for (const Span& span : analysed) {
    std::vector<TimeRange> pieces{span.range};
    for (const Patch& patch : overlay.patches) pieces = excluding(pieces, patch.range);
    for (const TimeRange& piece : pieces) {
      if (piece != span.range && piece.duration() < sliver) continue;
      result.push_back(span);
      result.back().range = piece;
    }
  }
  for (const Patch& patch : overlay.patches) {
    if (const auto* content = std::get_if<Content>(patch.content.get())) {
      const std::vector<Span> edited = clipped((*content).*spans, patch.range);
      result.insert(result.end(), edited.begin(), edited.end());
    }
  }
  std::ranges::sort(result, {}, [](const Span& span) { return span.range.begin; });
  for (std::size_t i = 1; i < result.size(); ++i) {
    const double gap = result[i].range.begin - result[i - 1].range.end;
    if (gap > 0.0 && gap < sliver) result[i - 1].range.end = result[i].range.begin;
  }
  return result;
}

double commonTime(const TimeRange& a, const TimeRange& b) {
  return std::max(0.0, std::min(a.end, b.end) - std::max(a.begin, b.begin));
}

/// The mean over a stretch of what the analysis heard.
model::PitchClassVector chromaOver(const TimeRange& range, const std::vector<model::ChordSpan>& analysed) {
  model::PitchClassVector sum{};
  double total = 0.0;
  for (const model::ChordSpan& span : analysed) {
    const double weight = commonTime(range, span.range);
    total += weight;
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += static_cast<float>(weight) * span.chroma[i];
  }
  for (float& value : sum) value = total > 0.0 ? value / static_cast<float>(total) : 0.0F;
  return sum;
}

/// The chord that lasts longest in a bar.
model::ChordSpan chordOf(const TimeRange& bar, const std::vector<model::ChordSpan>& changes,
                         const std::vector<model::ChordSpan>& analysed) {
  std::map<std::string, double> seconds;
  const model::ChordSpan* longest = nullptr;
  double most = 0.0;
  for (const model::ChordSpan& span : changes) {
    const double common = commonTime(bar, span.range);
    if (common <= 0.0) continue;
    const double sum = seconds[span.label] += common;
    if (sum <= most) continue;
    most = sum;
    longest = &span;
  }
  if (longest == nullptr) return {bar, "N", 0.0, {}, {}};
  return {bar, longest->label, longest->confidence, longest->runnerUp, chromaOver(bar, analysed)};
}

}  // namespace

model::ChordTimeline amended(const model::ChordTimeline& analysed, const LayerOverlay& overlay,
                             const model::BeatGrid& grid) {
  const bool fits = analysed.perBar.size() == grid.bars.size();
  if (overlay.showsAnalysis() && fits) return analysed;
  model::ChordTimeline chords;
  chords.changes = overlaid(analysed.changes, overlay, &model::ChordPatch::spans, kChordSliver);
  for (model::ChordSpan& span : chords.changes) {
    if (overlay.patchWithin(span.range) != nullptr) span.chroma = chromaOver(span.range, analysed.changes);
  }
  for (std::size_t i = 0; i < grid.bars.size(); ++i) {
    const TimeRange& bar = grid.bars[i].range;
    const bool asAnalysed = fits && overlay.patchWithin(bar) == nullptr;
    chords.perBar.push_back(asAnalysed ? analysed.perBar[i] : chordOf(bar, chords.changes, analysed.changes));
  }
  return chords;
}

model::KeyTimeline amended(const model::KeyTimeline& analysed, const LayerOverlay& overlay) {
  if (overlay.showsAnalysis()) return analysed;
  model::KeyTimeline keys = analysed;
  keys.spans = overlaid(analysed.spans, overlay, &model::KeyPatch::spans, kSectionSliver);
  std::map<std::pair<int, model::Mode>, std::pair<double, double>> uses;  // seconds, confidence × seconds
  for (const model::KeySpan& span : keys.spans) {
    auto& [seconds, confident] = uses[{span.key.tonic, span.key.mode}];
    seconds += span.range.duration();
    confident += span.range.duration() * span.confidence;
  }
  const auto longest = std::ranges::max_element(uses, {}, [](const auto& use) { return use.second.first; });
  if (longest == uses.end() || longest->second.first <= 0.0) return keys;
  keys.global = model::MusicalKey{longest->first.first, longest->first.second};
  keys.confidence = longest->second.second / longest->second.first;
  return keys;
}

model::Sections amended(const model::Sections& analysed, const LayerOverlay& overlay) {
  if (overlay.showsAnalysis()) return analysed;
  return {overlaid(analysed.sections, overlay, &model::SectionPatch::sections, kSectionSliver)};
}

model::Timeline amended(const model::Timeline& analysed, const EditOverlay& overlay) {
  using enum model::EditLayer;
  model::Timeline timeline = analysed;
  if (analysed.grid && !overlay[Grid].showsAnalysis())
    timeline.grid = std::make_shared<const model::BeatGrid>(amended(*analysed.grid, overlay[Grid]));
  const bool chordsChange = timeline.grid != analysed.grid || !overlay[Chords].showsAnalysis();
  if (analysed.chords && timeline.grid && chordsChange)
    timeline.chords = std::make_shared<const model::ChordTimeline>(
        amended(*analysed.chords, overlay[Chords], *timeline.grid));
  if (analysed.key && !overlay[Key].showsAnalysis())
    timeline.key = std::make_shared<const model::KeyTimeline>(amended(*analysed.key, overlay[Key]));
  if (analysed.sections && !overlay[Sections].showsAnalysis())
    timeline.sections =
        std::make_shared<const model::Sections>(amended(*analysed.sections, overlay[Sections]));
  return timeline;
}

}  // namespace barline::edits
