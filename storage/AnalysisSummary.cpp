#include "storage/AnalysisSummary.h"

#include <algorithm>
#include <map>

namespace barline::storage {
namespace {

std::string prevailingMetre(const model::BeatGrid& grid) {
  std::map<std::string, double> seconds;
  for (const model::Bar& bar : grid.bars) {
    if (bar.number > 0) seconds[model::toString(bar.metre)] += bar.range.duration();
  }
  const auto longest = std::max_element(seconds.begin(), seconds.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
  return longest == seconds.end() ? std::string() : longest->first;
}

}  // namespace

AnalysisSummary summarize(const model::Timeline& timeline) {
  AnalysisSummary summary;
  if (timeline.tempo) summary.bpm = timeline.tempo->bpm;
  if (timeline.key) summary.key = timeline.key->global;
  if (timeline.grid) summary.timeSignature = prevailingMetre(*timeline.grid);
  summary.problem = timeline.source.warning.value_or("");
  return summary;
}

}  // namespace barline::storage
