#include "engine/export/formats/SonicVisualiserCsv.h"

#include "engine/export/WrittenValues.h"
#include "engine/export/formats/LabelLayers.h"
#include "engine/export/formats/Losses.h"

namespace barline::exporting {
namespace {

/// Transients have no labels but a strength.
bool isValued(const LabelLayer& layer) {
  return layer.kind == LabelKind::Values || layer.id == layerId(Layer::Transients);
}

std::string layerCsv(const LabelLayer& layer) {
  const bool isRegions = layer.kind == LabelKind::Regions;
  std::string text = isRegions         ? "TIME,VALUE,DURATION,LABEL\n"
                     : isValued(layer) ? "TIME,VALUE\n"
                                       : "TIME,LABEL\n";
  for (const LabelItem& item : layer.items) {
    text += secondsText(item.begin) + ',';
    if (isRegions)
      text += shortest(static_cast<float>(item.value)) + ',' + secondsText(item.end - item.begin) + ',';
    text += isRegions || !isValued(layer) ? csvCell(oneLine(item.label)) : decimal(item.value, 6);
    text += '\n';
  }
  return text;
}

std::vector<ExportFile> write(std::span<const ExportTrack> tracks, const Layers& chosen) {
  std::vector<ExportFile> files;
  for (const LabelLayer& layer : labelLayers(tracks.front().timeline, chosen)) {
    files.push_back({'.' + layer.id + ".sv.csv", layerCsv(layer)});
  }
  return files;
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  std::vector<Loss> lost;
  addLossOfConfidence(track, chosen, lost);
  addLossOfAlternatives(track, chosen, lost);
  addLossOfBarChords(track, chosen, lost);
  return lost;
}

}  // namespace

ExportFormat sonicVisualiserCsvFormat() {
  return {.id = "sv-csv",
          .title = BARLINE_EXPORT_TEXT("Export", "Sonic Visualiser CSV"),
          .summary = BARLINE_EXPORT_TEXT(
              "Export", "Annotation layers that Sonic Visualiser imports, one table for each."),
          .group = FormatGroup::Research,
          .extension = ".csv",
          .layers = {Layer::Beats, Layer::Bars, Layer::Tempo, Layer::Key, Layer::Chords, Layer::Sections,
                     Layer::Transients, Layer::Curves},
          .usual = {Layer::Beats, Layer::Bars, Layer::Tempo, Layer::Key, Layer::Chords, Layer::Sections},
          .write = write,
          .losses = losses};
}

}  // namespace barline::exporting
