#include "engine/export/formats/SheetLosses.h"

#include "engine/export/WrittenValues.h"
#include "engine/export/formats/Losses.h"

namespace barline::exporting {
namespace {

void addLossOfChords(const ChordChart& chart, std::vector<Loss>& losses) {
  if (chart.movedChords > 0) {
    losses.push_back(
        {chart.stepsPerBeat == 1
             ? BARLINE_EXPORT_TEXT("Export", "Changes of chord between beats go to the nearest beat: %1.")
             : BARLINE_EXPORT_TEXT("Export",
                                   "Changes of chord between beats go to the nearest half beat: %1."),
         {std::to_string(chart.movedChords)}});
  }
  if (chart.lostChords > 0) {
    losses.push_back(
        {BARLINE_EXPORT_TEXT("Export", "Chords too short for a place of their own are left out: %1."),
         {std::to_string(chart.lostChords)}});
  }
  if (chart.hasChordsOutside) {
    losses.push_back(
        {BARLINE_EXPORT_TEXT("Export", "Chords before the first bar and after the last one are left out.")});
  }
}

bool hasChords(const ExportTrack& track, const Layers& chosen) {
  return chosen.has(Layer::Chords) && track.timeline.chords && !track.timeline.chords->changes.empty();
}

}  // namespace

std::vector<Loss> sheetLosses(const ExportTrack& track, const Layers& chosen, int stepsPerBeat) {
  const ChordChart chart = chordChart(track.timeline, chosen, stepsPerBeat);
  std::vector<Loss> losses;
  if (chart.bars.empty()) {
    if (hasChords(track, chosen)) {
      losses.push_back(
          {BARLINE_EXPORT_TEXT("Export", "No bars are known, so there is no sheet to write the chords on.")});
    }
    return losses;
  }
  losses.push_back({BARLINE_EXPORT_TEXT(
      "Export",
      "A sheet counts bars and beats: when exactly they sound, and how sure they are, is left out.")});
  addLossOfAlternatives(track, chosen, losses);
  addLossOfChords(chart, losses);
  if (chart.pauses > 0.0) {
    losses.push_back({BARLINE_EXPORT_TEXT("Export", "Pauses between bars are left out: %1 s."),
                      {decimal(chart.pauses, 1)}});
  }
  return losses;
}

}  // namespace barline::exporting
