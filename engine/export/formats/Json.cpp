#include "engine/export/formats/Json.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/export/JsonLayout.h"
#include "engine/export/TimelineJson.h"

namespace barline::exporting {
namespace {

using Json = nlohmann::ordered_json;

/// Which fields of "timeline_features" a layer owns.
constexpr std::array kFeatures{
    std::pair{Layer::Bars, "downbeat_timeline"},
    std::pair{Layer::Bars, "total_bars"},
    std::pair{Layer::Bars, "average_bar_duration"},
    std::pair{Layer::Tempo, "tempo_stability"},
    std::pair{Layer::Beats, "beat_transient_markers"},
    std::pair{Layer::Beats, "total_beats"},
    std::pair{Layer::Beats, "transient_accuracy"},
    std::pair{Layer::Beats, "alternatives"},
    std::pair{Layer::Chords, "chord_progression"},
    std::pair{Layer::Chords, "chord_timeline"},
    std::pair{Layer::Chords, "total_chord_changes"},
    std::pair{Layer::Chords, "harmonic_rhythm"},
    std::pair{Layer::Key, "key_timeline"},
    std::pair{Layer::Tempo, "tempo_map"},
    std::pair{Layer::Sections, "sections"},
    std::pair{Layer::Curves, "energy"},
    std::pair{Layer::Curves, "loudness_momentary"},
    std::pair{Layer::Curves, "loudness_short_term"},
    std::pair{Layer::Curves, "perceived_loudness"},
    std::pair{Layer::Curves, "sharpness"},
    std::pair{Layer::Curves, "roughness"},
    std::pair{Layer::Tempo, "tempo"},
    std::pair{Layer::Curves, "energy_rating"},
    std::pair{Layer::BarFeatures, "bar_features"},
};

/// The same for the document itself.
constexpr std::array kFields{
    std::pair{Layer::Tempo, "tempo_bpm"},    std::pair{Layer::Key, "key"},
    std::pair{Layer::Key, "camelot"},        std::pair{Layer::Key, "open_key"},
    std::pair{Layer::Key, "key_confidence"}, std::pair{Layer::Bars, "time_signature"},
    std::pair{Layer::Measures, "measures"},  std::pair{Layer::Measures, "character"},
};

template <class Fields>
void keepChosen(Json& object, const Fields& fields, const Layers& chosen) {
  for (const auto& [layer, field] : fields) {
    if (!chosen.has(layer)) object.erase(field);
  }
}

double milliseconds(double seconds) {
  return std::round(seconds * 1000.0) / 1000.0 + 0.0;
}

bool isSelection(const ExportTrack& track) {
  return track.range.begin > 0.0 || track.range.end < track.timeline.source.duration || track.fromStretch;
}

std::vector<ExportFile> write(std::span<const ExportTrack> tracks, const Layers& chosen) {
  const ExportTrack& track = tracks.front();
  Json json = timelineJson(track.timeline, track.report ? *track.report : pipeline::AnalysisReport{});
  keepChosen(json, kFields, chosen);
  keepChosen(json["timeline_features"], kFeatures, chosen);
  if (!track.report) {
    json.erase("performance_metrics");
    json.erase("timing");
  }
  if (track.edited) json["edited"] = true;
  if (isSelection(track)) {
    json["selection"] = {{"begin", milliseconds(track.range.begin)},
                         {"end", milliseconds(track.range.end)},
                         {"origin", milliseconds(track.origin())}};
  }
  return {{".json", jsonText(json, JsonLayout::Readable)}};
}

}  // namespace

ExportFormat jsonFormat() {
  Layers layers = Layers::all();
  layers.set(Layer::Waveform, false);
  layers.set(Layer::Transients, false);
  return {.id = "json",
          .title = BARLINE_EXPORT_TEXT("Export", "Barline JSON"),
          .summary = BARLINE_EXPORT_TEXT("Export", "Everything Barline knows of a track, for scripts."),
          .group = FormatGroup::Data,
          .extension = ".json",
          .layers = layers,
          .usual = layers,
          .write = write};
}

}  // namespace barline::exporting
