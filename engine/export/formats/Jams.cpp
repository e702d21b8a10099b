#include "engine/export/formats/Jams.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "engine/export/JsonLayout.h"
#include "engine/export/WrittenValues.h"
#include "engine/export/formats/CurveList.h"
#include "engine/export/formats/Losses.h"
#include "engine/export/formats/TempoReadings.h"
#include "engine/model/HarteSyntax.h"
#include "engine/model/Measure.h"

namespace barline::exporting {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kJamsVersion = "0.3.4";
constexpr double kUnitsPerOne = 1e6;

/// To the sixth decimal: microseconds of a time, and more than any confidence means.
double rounded(double value) {
  return std::round(value * kUnitsPerOne) / kUnitsPerOne + 0.0;
}

/// A confidence of 0–1; null where it is no number.
Json confidenceJson(double confidence) {
  return std::isfinite(confidence) ? Json(rounded(std::clamp(confidence, 0.0, 1.0))) : Json(nullptr);
}

/// With the digits that tell this number from other floats, no more; null for what is no number.
Json numberJson(float value) {
  const std::string text = shortest(value);
  double number = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end != text.data() ? Json(number) : Json(nullptr);
}

Json observation(const model::TimeRange& range, Json value, Json confidence) {
  const double begin = std::max(rounded(range.begin), 0.0);
  // The end is what has to be right, so the duration is that of the rounded times.
  const double duration = std::max(rounded(rounded(range.end) - begin), 0.0);
  return {{"time", begin},
          {"duration", duration},
          {"value", std::move(value)},
          {"confidence", std::move(confidence)}};
}

std::string nameOfMode(model::Mode mode) {
  return mode == model::Mode::Major ? "major" : "minor";
}

/// The document of one track as it grows.
class JamsDocument {
 public:
  explicit JamsDocument(const ExportTrack& track) : track_(track) {}

  void addBeats(const model::BeatGrid& grid) {
    Json data = Json::array();
    for (const model::Beat& beat : grid.beats) {
      Json value = beat.positionInBar > 0 ? Json(beat.positionInBar) : Json(nullptr);
      data.push_back(observation({beat.time, beat.time}, std::move(value), confidenceJson(beat.confidence)));
    }
    add("beat", "beats", std::move(data));
  }

  /// Beats that lie in no bar have no metre and are left out.
  void addBeatPositions(const model::BeatGrid& grid) {
    Json data = Json::array();
    for (const model::Beat& beat : grid.beats) {
      const auto index = model::barIndexAt(grid, beat.time);
      if (!index || beat.positionInBar < 1) continue;
      const model::Bar& bar = grid.bars[*index];
      data.push_back(observation({beat.time, beat.time},
                                 {{"position", beat.positionInBar},
                                  {"measure", std::max(bar.number, 0)},
                                  {"num_beats", bar.metre.numerator},
                                  {"beat_units", bar.metre.denominator}},
                                 confidenceJson(beat.confidence)));
    }
    add("beat_position", "beats", std::move(data));
  }

  void addTempo(const model::TempoMap& tempo) {
    const model::TimeRange whole{begin(), begin() + duration()};
    Json global = Json::array();
    if (const auto readings = tempoReadings(track_.timeline)) {
      global.push_back(observation(whole, rounded(readings->bpm), rounded(readings->weight)));
      if (readings->other)
        global.push_back(observation(whole, rounded(*readings->other), rounded(1.0 - readings->weight)));
    }
    add("tempo", "tempo", std::move(global));
    if (tempo.spans.size() < 2) return;
    Json spans = Json::array();
    for (const model::TempoSpan& span : tempo.spans) {
      spans.push_back(
          observation(span.range, rounded(span.bpm), rounded(std::clamp(span.stability, 0.0, 1.0))));
    }
    add("tempo", "tempo", std::move(spans), {{"tempo_map", true}});
  }

  void addKey(const model::KeyTimeline& keys) {
    Json data = Json::array();
    for (const model::KeySpan& span : keys.spans) {
      std::string value = pitchClassName(span.key.tonic, span.key);
      value.append(":").append(nameOfMode(span.key.mode));
      data.push_back(observation(span.range, std::move(value), confidenceJson(span.confidence)));
    }
    add("key_mode", "key", std::move(data));
  }

  /// What is no label of the namespace's grammar is "X", a chord that is not known.
  void addChords(const model::ChordTimeline& chords) {
    Json data = Json::array();
    for (const model::ChordSpan& span : chords.changes) {
      std::string label = model::parseHarteLabel(span.label) ? span.label : std::string("X");
      data.push_back(observation(span.range, std::move(label), confidenceJson(span.confidence)));
    }
    add("chord", "chords", std::move(data));
  }

  void addSections(const model::Sections& form) {
    Json letters = Json::array();
    Json functions = Json::array();
    Json names = Json::array();
    for (const model::Section& section : form.sections) {
      letters.push_back(
          observation(section.range, model::groupLetter(section.group), confidenceJson(section.confidence)));
      if (section.label) {
        functions.push_back(observation(section.range, model::toString(section.label->kind),
                                        confidenceJson(section.label->confidence)));
      }
      if (!section.name.empty())
        names.push_back(observation(section.range, cleanText(section.name), nullptr));
    }
    add("segment_open", "sections", std::move(letters));
    add("segment_salami_function", "sections", std::move(functions));
    add("segment_open", "sections", std::move(names), {{"names", true}});
  }

  void addTransients(const model::Transients& transients) {
    Json data = Json::array();
    for (const model::Transient& transient : transients.all) {
      data.push_back(observation({transient.time, transient.time}, rounded(transient.strength), nullptr));
    }
    add("onset", "transients", std::move(data));
  }

  void addMeasures() {
    Json measures = Json::object();
    for (const model::Measure measure : model::allMeasures()) {
      const auto value = model::measureOf(track_.timeline, measure);
      if (value) measures[std::string(model::measureId(measure))] = rounded(*value);
    }
    if (!measures.empty()) sandbox_["measures"] = std::move(measures);
  }

  void addCurves() {
    Json curves = Json::object();
    for (const NamedCurve& named : curvesOf(track_.timeline)) {
      const model::Curve& curve = *named.curve;
      Json values = Json::array();
      for (const float value : curve.values) values.push_back(numberJson(value));
      curves[std::string(named.id)] = {
          {"start", curve.start}, {"step", curve.step}, {"unit", curve.unit}, {"values", std::move(values)}};
    }
    if (!curves.empty()) sandbox_["curves"] = std::move(curves);
  }

  /// Each observation on a line of its own.
  [[nodiscard]] std::string text() const {
    std::string text = "{\n\"file_metadata\": " + block(fileMetadata()) + ",\n\"annotations\": [";
    for (std::size_t i = 0; i < annotations_.size(); ++i) {
      text += i > 0 ? ",\n" : "\n";
      text += block(annotations_[i]);
    }
    Json sandbox = sandbox_;
    sandbox["version"] = BARLINE_VERSION;
    const std::string& fingerprint = track_.timeline.source.fingerprint;
    if (!fingerprint.empty()) sandbox["fingerprint"] = fingerprint;
    return text + "\n],\n\"sandbox\": " + block(Json{{"barline", sandbox}}) + "\n}\n";
  }

 private:
  [[nodiscard]] double begin() const { return rounded(track_.range.begin - track_.origin()); }
  [[nodiscard]] double duration() const {
    const double whole = track_.timeline.source.duration;
    return rounded(track_.range.end > track_.range.begin ? track_.range.duration() : whole);
  }

  /// On lines of its own, without the break after the last.
  static std::string block(const Json& json) {
    std::string text = jsonText(json, JsonLayout::Readable);
    text.pop_back();
    return text;
  }

  [[nodiscard]] Json fileMetadata() const {
    const model::TrackRecord& record = track_.record;
    return {{"title", cleanText(record.title)},   {"artist", cleanText(record.artist)},
            {"release", cleanText(record.album)}, {"duration", rounded(track_.timeline.source.duration)},
            {"identifiers", Json::object()},      {"jams_version", kJamsVersion}};
  }

  /// An annotation without observations is not written. @param step whose version made it
  void add(const char* name, const char* step, Json data, Json sandbox = Json::object()) {
    if (data.empty()) return;
    annotations_.push_back({{"namespace", name},
                            {"annotation_metadata", metadata(step)},
                            {"data", std::move(data)},
                            {"sandbox", std::move(sandbox)},
                            {"time", begin()},
                            {"duration", duration()}});
  }

  [[nodiscard]] Json metadata(const char* step) const {
    std::string tools = "Barline " BARLINE_VERSION;
    const auto made = track_.timeline.provenance.find(step);
    if (made != track_.timeline.provenance.end()) {
      tools.append(", ").append(step).append(" ").append(std::to_string(made->second.version));
    }
    return {{"curator", {{"name", ""}, {"email", ""}}},
            {"annotator", Json::object()},
            {"version", BARLINE_VERSION},
            {"corpus", ""},
            {"annotation_tools", tools},
            {"annotation_rules", ""},
            {"validation", track_.edited ? "corrected by a person" : ""},
            {"data_source", "program"}};
  }

  const ExportTrack& track_;
  Json annotations_ = Json::array();
  Json sandbox_ = Json::object();
};

std::vector<ExportFile> write(std::span<const ExportTrack> tracks, const Layers& chosen) {
  const model::Timeline& timeline = tracks.front().timeline;
  JamsDocument document(tracks.front());
  if (chosen.has(Layer::Beats) && timeline.grid) document.addBeats(*timeline.grid);
  if (chosen.has(Layer::Bars) && timeline.grid) document.addBeatPositions(*timeline.grid);
  if (chosen.has(Layer::Tempo) && timeline.tempo) document.addTempo(*timeline.tempo);
  if (chosen.has(Layer::Key) && timeline.key) document.addKey(*timeline.key);
  if (chosen.has(Layer::Chords) && timeline.chords) document.addChords(*timeline.chords);
  if (chosen.has(Layer::Sections) && timeline.sections) document.addSections(*timeline.sections);
  if (chosen.has(Layer::Transients) && timeline.transients) document.addTransients(*timeline.transients);
  if (chosen.has(Layer::Measures)) document.addMeasures();
  if (chosen.has(Layer::Curves)) document.addCurves();
  return {{".jams", document.text()}};
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  std::vector<Loss> lost;
  addLossOfAlternatives(track, chosen, lost);
  addLossOfBarChords(track, chosen, lost);
  const bool hasCurves = chosen.has(Layer::Curves) && !curvesOf(track.timeline).empty();
  const bool hasMeasures =
      chosen.has(Layer::Measures) && std::ranges::any_of(model::allMeasures(), [&](auto m) {
        return model::measureOf(track.timeline, m).has_value();
      });
  if (hasCurves || hasMeasures) {
    lost.push_back({BARLINE_EXPORT_TEXT(
        "Export", "JAMS has no namespace for measures and curves: they go into its sandbox.")});
  }
  return lost;
}

}  // namespace

ExportFormat jamsFormat() {
  return {.id = "jams",
          .title = BARLINE_EXPORT_TEXT("Export", "JAMS"),
          .summary = BARLINE_EXPORT_TEXT(
              "Export", "One annotation file for music research: beats, tempo, key, chords, sections."),
          .group = FormatGroup::Research,
          .extension = ".jams",
          .layers = {Layer::Beats, Layer::Bars, Layer::Tempo, Layer::Key, Layer::Chords, Layer::Sections,
                     Layer::Transients, Layer::Curves, Layer::Measures},
          .usual = {Layer::Beats, Layer::Bars, Layer::Tempo, Layer::Key, Layer::Chords, Layer::Sections},
          .write = write,
          .losses = losses};
}

}  // namespace barline::exporting
