#include "engine/export/formats/Losses.h"

#include <algorithm>

namespace barline::exporting {
namespace {

template <class Spans>
bool haveRunnerUp(const Spans& spans) {
  return std::ranges::any_of(spans, [](const auto& span) { return span.runnerUp.has_value(); });
}

bool hasConfidence(const model::Timeline& timeline, const Layers& chosen) {
  const bool hasBeats = timeline.grid && !timeline.grid->beats.empty();
  const bool hasBars = timeline.grid && !timeline.grid->bars.empty();
  return (chosen.has(Layer::Beats) && hasBeats) || (chosen.has(Layer::Bars) && hasBars) ||
         (chosen.has(Layer::Key) && timeline.key && !timeline.key->spans.empty()) ||
         (chosen.has(Layer::Chords) && timeline.chords && !timeline.chords->changes.empty()) ||
         (chosen.has(Layer::Sections) && timeline.sections && !timeline.sections->sections.empty());
}

bool isNamedSection(const model::Section& section) {
  return !section.name.empty();
}

}  // namespace

void addLossOfConfidence(const ExportTrack& track, const Layers& chosen, std::vector<Loss>& losses) {
  if (!hasConfidence(track.timeline, chosen)) return;
  losses.push_back({BARLINE_EXPORT_TEXT("Export", "How sure Barline is of each entry is left out.")});
}

void addLossOfAlternatives(const ExportTrack& track, const Layers& chosen, std::vector<Loss>& losses) {
  const model::Timeline& timeline = track.timeline;
  const bool hasOther =
      ((chosen.has(Layer::Beats) || chosen.has(Layer::Bars)) && timeline.grid &&
       !timeline.grid->alternatives.empty()) ||
      (chosen.has(Layer::Key) && timeline.key && haveRunnerUp(timeline.key->spans)) ||
      (chosen.has(Layer::Chords) && timeline.chords && haveRunnerUp(timeline.chords->changes));
  if (!hasOther) return;
  losses.push_back({BARLINE_EXPORT_TEXT(
      "Export", "Only the likeliest beats, keys and chords are written, not the second choices.")});
}

void addLossOfBarChords(const ExportTrack& track, const Layers& chosen, std::vector<Loss>& losses) {
  const bool hasBarChords =
      chosen.has(Layer::Chords) && track.timeline.chords && !track.timeline.chords->perBar.empty();
  if (!hasBarChords) return;
  losses.push_back({BARLINE_EXPORT_TEXT(
      "Export", "Chords are written as they change; the one chord for each bar is left out.")});
}

void addLossOfSectionGroups(const ExportTrack& track, const Layers& chosen, std::vector<Loss>& losses) {
  if (!chosen.has(Layer::Sections) || !track.timeline.sections) return;
  if (!std::ranges::any_of(track.timeline.sections->sections, isNamedSection)) return;
  losses.push_back({BARLINE_EXPORT_TEXT(
      "Export", "Sections with names of their own are written without the letter that says which repeat.")});
}

}  // namespace barline::exporting
