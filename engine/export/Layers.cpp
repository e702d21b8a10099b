#include "engine/export/Layers.h"

#include <algorithm>

#include "engine/export/ExportText.h"

namespace barline::exporting {
namespace {

struct Name {
  std::string_view id;
  const char* title;
};

constexpr std::array<Name, kLayers.size()> kNames{{
    {"beats", BARLINE_EXPORT_TEXT("Export", "Beats")},
    {"bars", BARLINE_EXPORT_TEXT("Export", "Bars and metre")},
    {"tempo", BARLINE_EXPORT_TEXT("Export", "Tempo")},
    {"key", BARLINE_EXPORT_TEXT("Export", "Key")},
    {"chords", BARLINE_EXPORT_TEXT("Export", "Chords")},
    {"sections", BARLINE_EXPORT_TEXT("Export", "Sections")},
    {"transients", BARLINE_EXPORT_TEXT("Export", "Transients")},
    {"curves", BARLINE_EXPORT_TEXT("Export", "Curves")},
    {"bar_features", BARLINE_EXPORT_TEXT("Export", "Features of bars")},
    {"measures", BARLINE_EXPORT_TEXT("Export", "Measures")},
    {"waveform", BARLINE_EXPORT_TEXT("Export", "Waveform")},
}};

}  // namespace

std::string_view layerId(Layer layer) {
  return kNames[static_cast<std::size_t>(layer)].id;
}

std::optional<Layer> layerFromId(std::string_view id) {
  const auto found = std::ranges::find(kLayers, id, layerId);
  return found == kLayers.end() ? std::nullopt : std::optional(*found);
}

const char* layerTitle(Layer layer) {
  return kNames[static_cast<std::size_t>(layer)].title;
}

}  // namespace barline::exporting
