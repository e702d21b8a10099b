#include "storage/AnalysisSummary.h"

namespace barline::storage {

AnalysisSummary summarize(const model::Timeline& timeline) {
  AnalysisSummary summary;
  if (timeline.tempo) summary.bpm = timeline.tempo->bpm;
  if (timeline.key) summary.key = timeline.key->global;
  if (timeline.grid) {
    if (const auto metre = mostCommonMetre(*timeline.grid)) summary.timeSignature = toString(*metre);
  }
  summary.problem = timeline.source.warning.value_or("");
  return summary;
}

}  // namespace barline::storage
