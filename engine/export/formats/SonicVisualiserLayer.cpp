#include "engine/export/formats/SonicVisualiserLayer.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "engine/export/WrittenValues.h"
#include "engine/export/XmlElements.h"
#include "engine/export/formats/LabelLayers.h"
#include "engine/export/formats/Losses.h"

namespace barline::exporting {
namespace {

constexpr int kUsualSampleRate = 44100;

/// How a kind of layer is told to Sonic Visualiser. Plot styles are those of its layer classes.
struct LayerType {
  const char* layer;  ///< the display's name of it
  int dimensions;     ///< 1 time, 2 time and value, 3 time, value and duration
  int plotStyle;
};

constexpr LayerType kInstants{"timeinstants", 1, 0};
constexpr LayerType kStems{"timevalues", 2, 1};
constexpr LayerType kLines{"timevalues", 2, 3};
constexpr LayerType kBlocks{"regions", 3, 1};
constexpr LayerType kSteps{"regions", 3, 0};

/// Values that measure something are drawn at their height, those that only order as coloured blocks.
LayerType typeOf(const LabelLayer& layer) {
  switch (layer.kind) {
    case LabelKind::Regions:
      return layer.unit.empty() ? kBlocks : kSteps;
    case LabelKind::Values:
      return kLines;
    case LabelKind::Instants:
      break;
  }
  return layer.id == layerId(Layer::Transients) ? kStems : kInstants;
}

std::string valueText(const LabelItem& item) {
  return shortest(static_cast<float>(item.value));
}

class LayerWriter {
 public:
  LayerWriter(const LabelLayer& layer, const model::AudioSource& source)
      : layer_(layer),
        type_(typeOf(layer)),
        sampleRate_(source.sampleRate > 0 ? source.sampleRate : kUsualSampleRate) {
    xml_.open("sv").open("data");
    writeModel();
    xml_.open("dataset").attribute("id", kDataset).attribute("dimensions", type_.dimensions);
    for (const LabelItem& item : layer_.items) writePoint(item);
    xml_.close().close();
    xml_.open("display").open("layer").attribute("id", "3").attribute("type", type_.layer);
    xml_.attribute("name", layer_.id).attribute("model", kModel).attribute("visible", "true");
    xml_.attribute("plotStyle", type_.plotStyle);
  }

  [[nodiscard]] std::string text() && { return xml_.finish(); }

 private:
  static constexpr const char* kModel = "1";
  static constexpr const char* kDataset = "2";

  [[nodiscard]] std::int64_t frameAt(double seconds) const { return std::llround(seconds * sampleRate_); }

  void writeModel() {
    const auto byEnd = [](const LabelItem& a, const LabelItem& b) { return a.end < b.end; };
    const auto byValue = [](const LabelItem& a, const LabelItem& b) { return a.value < b.value; };
    xml_.open("model").attribute("id", kModel).attribute("name", layer_.id);
    xml_.attribute("sampleRate", sampleRate_).attribute("start", frameAt(layer_.items.front().begin));
    xml_.attribute("end", frameAt(std::ranges::max_element(layer_.items, byEnd)->end));
    xml_.attribute("type", "sparse").attribute("dimensions", type_.dimensions).attribute("resolution", "1");
    xml_.attribute("notifyOnAdd", "true").attribute("dataset", kDataset);
    if (type_.dimensions > 2) xml_.attribute("subtype", "region").attribute("valueQuantization", "0");
    if (type_.dimensions > 1) {
      const auto [least, most] = std::ranges::minmax_element(layer_.items, byValue);
      xml_.attribute("minimum", valueText(*least)).attribute("maximum", valueText(*most));
      xml_.attribute("units", layer_.unit);
    }
    xml_.close();
  }

  void writePoint(const LabelItem& item) {
    xml_.open("point").attribute("frame", frameAt(item.begin));
    if (type_.dimensions > 1) xml_.attribute("value", valueText(item));
    if (type_.dimensions > 2) xml_.attribute("duration", frameAt(item.end) - frameAt(item.begin));
    xml_.attribute("label", oneLine(item.label)).close();
  }

  const LabelLayer& layer_;
  LayerType type_;
  int sampleRate_;
  XmlElements xml_{"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE sonic-visualiser>"};
};

std::vector<ExportFile> write(std::span<const ExportTrack> tracks, const Layers& chosen) {
  const model::Timeline& timeline = tracks.front().timeline;
  std::vector<ExportFile> files;
  for (const LabelLayer& layer : labelLayers(timeline, chosen)) {
    files.push_back({'.' + layer.id + ".svl", LayerWriter(layer, timeline.source).text()});
  }
  return files;
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  std::vector<Loss> lost;
  addLossOfConfidence(track, chosen, lost);
  addLossOfAlternatives(track, chosen, lost);
  addLossOfBarChords(track, chosen, lost);
  const int rate = track.timeline.source.sampleRate;
  if (rate > 0 && !labelLayers(track.timeline, chosen).empty()) {
    lost.push_back({BARLINE_EXPORT_TEXT("Export", "Times are rounded to whole audio frames of 1/%1 s."),
                    {std::to_string(rate)}});
  }
  return lost;
}

}  // namespace

ExportFormat sonicVisualiserLayerFormat() {
  return {.id = "svl",
          .title = BARLINE_EXPORT_TEXT("Export", "Sonic Visualiser layers"),
          .summary = BARLINE_EXPORT_TEXT(
              "Export", "Layer files that Sonic Visualiser opens over the audio, coloured and labelled."),
          .group = FormatGroup::Research,
          .extension = ".svl",
          .layers = {Layer::Beats, Layer::Bars, Layer::Tempo, Layer::Key, Layer::Chords, Layer::Sections,
                     Layer::Transients, Layer::Curves},
          .usual = {Layer::Beats, Layer::Bars, Layer::Tempo, Layer::Key, Layer::Chords, Layer::Sections},
          .write = write,
          .losses = losses};
}

}  // namespace barline::exporting
