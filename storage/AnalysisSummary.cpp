#include "storage/AnalysisSummary.h"

namespace barline::storage {
namespace {

/// The step that a character's version is of.
constexpr const char* kCharacterStep = "character";

TrackFigures figuresOf(const model::Timeline& timeline) {
  TrackFigures figures{.measures = model::MeasureValues(timeline), .character = {}};
  const auto made = timeline.provenance.find(kCharacterStep);
  if (timeline.character && made != timeline.provenance.end()) {
    figures.character = VersionedCharacter{made->second.version, *timeline.character};
  }
  return figures;
}

}  // namespace

AnalysisSummary summarize(const model::Timeline& timeline) {
  AnalysisSummary summary;
  if (timeline.tempo) summary.bpm = timeline.tempo->bpm;
  if (timeline.key) summary.key = timeline.key->global;
  if (timeline.grid) {
    if (const auto metre = mostCommonMetre(*timeline.grid)) summary.timeSignature = toString(*metre);
  }
  summary.problem = timeline.source.warning.value_or("");
  summary.figures = figuresOf(timeline);
  return summary;
}

}  // namespace barline::storage
