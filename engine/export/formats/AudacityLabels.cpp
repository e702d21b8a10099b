#include "engine/export/formats/AudacityLabels.h"

#include "engine/export/WrittenValues.h"
#include "engine/export/formats/LabelLayers.h"
#include "engine/export/formats/Losses.h"

namespace barline::exporting {
namespace {

std::string labelsText(const LabelLayer& layer) {
  std::string text;
  for (const LabelItem& item : layer.items) {
    text += secondsText(item.begin) + '\t' + secondsText(item.end) + '\t' + oneLine(item.label) + '\n';
  }
  return text;
}

std::vector<ExportFile> write(std::span<const ExportTrack> tracks, const Layers& chosen) {
  std::vector<ExportFile> files;
  for (const LabelLayer& layer : labelLayers(tracks.front().timeline, chosen)) {
    if (layer.kind != LabelKind::Values) files.push_back({'.' + layer.id + ".txt", labelsText(layer)});
  }
  return files;
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  const model::Timeline& timeline = track.timeline;
  std::vector<Loss> lost;
  addLossOfConfidence(track, chosen, lost);
  addLossOfAlternatives(track, chosen, lost);
  addLossOfBarChords(track, chosen, lost);
  addLossOfSectionGroups(track, chosen, lost);
  if (chosen.has(Layer::Tempo) && timeline.tempo && !timeline.tempo->local.values.empty()) {
    lost.push_back({BARLINE_EXPORT_TEXT(
        "Export", "Labels can hold the stretches of steady tempo, not the curve of the local tempo.")});
  }
  if (chosen.has(Layer::Transients) && timeline.transients && !timeline.transients->all.empty()) {
    lost.push_back({BARLINE_EXPORT_TEXT("Export", "How strong transients are is left out.")});
  }
  return lost;
}

}  // namespace

ExportFormat audacityFormat() {
  return {.id = "audacity",
          .title = BARLINE_EXPORT_TEXT("Export", "Audacity labels"),
          .summary = BARLINE_EXPORT_TEXT(
              "Export", "Label tracks for Audacity (File, Import, Labels), one text file for each layer."),
          .group = FormatGroup::Studio,
          .extension = ".txt",
          .layers = {Layer::Beats, Layer::Bars, Layer::Tempo, Layer::Key, Layer::Chords, Layer::Sections,
                     Layer::Transients},
          .usual = {Layer::Beats, Layer::Bars, Layer::Key, Layer::Chords, Layer::Sections},
          .write = write,
          .losses = losses};
}

}  // namespace barline::exporting
