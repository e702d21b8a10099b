#include "engine/export/formats/Csv.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "engine/export/formats/CsvTable.h"
#include "engine/export/formats/CurveList.h"
#include "engine/export/formats/LocalKey.h"
#include "engine/model/ChordNames.h"
#include "engine/model/Measure.h"

namespace barline::exporting {
namespace {

constexpr std::array<std::string_view, 12> kPitchClasses{"c", "c_sharp", "d", "d_sharp", "e", "f", "f_sharp",
                                                         "g", "g_sharp", "a", "a_sharp", "b"};

void addColumns(CsvTable& table, std::string_view prefix, std::size_t count) {
  for (std::size_t i = 1; i <= count; ++i) table.addColumn(std::string(prefix) + std::to_string(i));
}

void addChromaColumns(CsvTable& table) {
  for (const std::string_view name : kPitchClasses) table.addColumn("chroma_" + std::string(name));
}

CsvTable beatsTable(const model::BeatGrid& grid) {
  CsvTable table{
      "beat", "time_s", "bar", "position_in_bar", "confidence", "transient_time_s", "transient_strength"};
  for (std::size_t i = 0; i < grid.beats.size(); ++i) {
    const model::Beat& beat = grid.beats[i];
    table.number(static_cast<int>(i + 1)).seconds(beat.time);
    const auto bar = model::barIndexAt(grid, beat.time);
    bar ? table.number(grid.bars[*bar].number) : table.text({});
    table.number(beat.positionInBar).number(beat.confidence);
    const auto& transient = beat.transient;
    table.seconds(transient ? std::optional(transient->time) : std::nullopt);
    table.number(transient ? std::optional(transient->strength) : std::nullopt).endRow();
  }
  return table;
}

CsvTable barsTable(const model::BeatGrid& grid) {
  CsvTable table{"bar", "start_s", "end_s", "duration_s", "metre", "confidence"};
  for (const model::Bar& bar : grid.bars) {
    table.number(bar.number).seconds(bar.range.begin).seconds(bar.range.end).seconds(bar.range.duration());
    table.text(model::toString(bar.metre)).number(bar.confidence).endRow();
  }
  return table;
}

CsvTable tempoTable(const model::TempoMap& tempo) {
  CsvTable table{"start_s", "end_s", "tempo_bpm", "stability"};
  for (const model::TempoSpan& span : tempo.spans) {
    table.seconds(span.range.begin).seconds(span.range.end).number(span.bpm).number(span.stability).endRow();
  }
  return table;
}

CsvTable keyTable(const model::KeyTimeline& keys) {
  CsvTable table{"start_s", "end_s", "key", "camelot", "open_key", "confidence", "runner_up"};
  for (const model::KeySpan& span : keys.spans) {
    table.seconds(span.range.begin).seconds(span.range.end).text(toString(span.key));
    table.text(camelot(span.key)).text(openKey(span.key)).number(span.confidence);
    table.text(span.runnerUp ? toString(*span.runnerUp) : std::string()).endRow();
  }
  return table;
}

void addChord(CsvTable& table, const model::ChordSpan& chord, const model::Timeline& timeline) {
  const std::string name = chordName(chord.label, localKey(timeline, chord.range.begin), {});
  table.seconds(chord.range.begin).seconds(chord.range.end).text(chord.label).text(name);
  table.number(chord.confidence).text(chord.runnerUp.value_or(std::string()));
}

CsvTable chordsTable(const model::Timeline& timeline) {
  CsvTable table{"start_s", "end_s", "chord", "name", "confidence", "runner_up"};
  for (const model::ChordSpan& chord : timeline.chords->changes) {
    addChord(table, chord, timeline);
    table.endRow();
  }
  return table;
}

CsvTable barChordsTable(const model::Timeline& timeline) {
  CsvTable table{"bar", "start_s", "end_s", "chord", "name", "confidence", "runner_up"};
  addChromaColumns(table);
  if (!timeline.grid) return table;
  const std::size_t count = std::min(timeline.chords->perBar.size(), timeline.grid->bars.size());
  for (std::size_t i = 0; i < count; ++i) {
    const model::ChordSpan& chord = timeline.chords->perBar[i];
    table.number(timeline.grid->bars[i].number);
    addChord(table, chord, timeline);
    table.numbers(chord.chroma).endRow();
  }
  return table;
}

CsvTable sectionsTable(const model::Sections& form) {
  CsvTable table{"start_s", "end_s", "group", "function", "name", "confidence", "function_confidence"};
  for (const model::Section& section : form.sections) {
    table.seconds(section.range.begin).seconds(section.range.end);
    table.text(model::groupLetter(section.group));
    table.text(section.label ? model::toString(section.label->kind) : std::string_view());
    table.text(section.name).number(section.confidence);
    table.number(section.label ? std::optional(section.label->confidence) : std::nullopt).endRow();
  }
  return table;
}

CsvTable transientsTable(const model::Transients& transients) {
  CsvTable table{"time_s", "strength"};
  for (const model::Transient& transient : transients.all) {
    table.seconds(transient.time).number(transient.strength).endRow();
  }
  return table;
}

void addCurve(CsvTable& table, std::string_view id, const model::Curve& curve) {
  for (std::size_t i = 0; i < curve.values.size(); ++i) {
    table.text(id).text(curve.unit).seconds(curve.start + static_cast<double>(i) * curve.step);
    table.number(curve.values[i]).endRow();
  }
}

CsvTable curvesTable(const model::Timeline& timeline, const Layers& chosen) {
  CsvTable table{"curve", "unit", "time_s", "value"};
  if (chosen.has(Layer::Tempo) && timeline.tempo) addCurve(table, "local_tempo", timeline.tempo->local);
  if (!chosen.has(Layer::Curves)) return table;
  for (const NamedCurve& named : curvesOf(timeline)) addCurve(table, named.id, *named.curve);
  return table;
}

CsvTable barFeaturesTable(const model::BarFeatures& features, const model::BeatGrid& grid) {
  CsvTable table{"bar",      "start_s",     "end_s",        "rms",        "peak",
                 "crest_db", "centroid_hz", "bandwidth_hz", "rolloff_hz", "flatness"};
  addColumns(table, "contrast_db_", model::BarSound{}.contrast.size());
  table.addColumn("zero_crossing_rate");
  addChromaColumns(table);
  addColumns(table, "mfcc_mean_", model::BarSound{}.mfccMean.size());
  addColumns(table, "mfcc_deviation_", model::BarSound{}.mfccDeviation.size());
  for (const char* name : {"onset_count", "onset_strength", "loudness_lufs", "sharpness_acum", "key_clarity"})
    table.addColumn(name);
  const std::size_t count = std::min(features.bars.size(), grid.bars.size());
  for (std::size_t i = 0; i < count; ++i) {
    const model::BarSound& sound = features.bars[i];
    const model::TimeRange& range = grid.bars[i].range;
    table.number(grid.bars[i].number).seconds(range.begin).seconds(range.end);
    table.number(sound.rms).number(sound.peak).number(sound.crest).number(sound.centroid);
    table.number(sound.bandwidth).number(sound.rolloff).number(sound.flatness).numbers(sound.contrast);
    table.number(sound.zeroCrossingRate).numbers(sound.chroma);
    table.numbers(sound.mfccMean).numbers(sound.mfccDeviation);
    table.number(sound.onsetCount).number(sound.onsetStrength).number(sound.loudness);
    table.number(sound.sharpness).number(sound.keyClarity).endRow();
  }
  return table;
}

/// What is said of the track as a whole, known figures only.
CsvTable trackTable(const ExportTrack& track) {
  CsvTable table{"field", "value"};
  const auto addText = [&](std::string_view field, std::string_view value) {
    if (!value.empty()) table.text(field).text(value).endRow();
  };
  const auto addNumber = [&](std::string_view field, const std::optional<double>& value) {
    if (value && std::isfinite(*value)) table.text(field).number(value).endRow();
  };
  const model::TrackRecord& record = track.record;
  const model::Timeline& timeline = track.timeline;
  addText("title", record.title);
  addText("artist", record.artist);
  addText("album", record.album);
  addText("genre", record.genre);
  if (record.year) addText("year", std::to_string(*record.year));
  addText("file", record.path.filename().string());
  addNumber("duration_s",
            timeline.source.duration > 0.0 ? std::optional(timeline.source.duration) : std::nullopt);
  if (timeline.source.sampleRate > 0) addText("sample_rate_hz", std::to_string(timeline.source.sampleRate));
  if (timeline.source.channels > 0) addText("channels", std::to_string(timeline.source.channels));
  addText("codec", timeline.source.codec);
  addText("fingerprint", timeline.source.fingerprint);
  if (timeline.grid) {
    if (const auto metre = mostCommonMetre(*timeline.grid)) addText("metre", toString(*metre));
  }
  if (timeline.key && timeline.key->global) {
    addText("key", toString(*timeline.key->global));
    addText("camelot", camelot(*timeline.key->global));
    addText("open_key", openKey(*timeline.key->global));
  }
  for (const model::Measure measure : model::allMeasures()) {
    addNumber(model::measureId(measure), model::measureOf(timeline, measure));
  }
  if (timeline.character) {
    const auto values = timeline.character->values();
    for (std::size_t i = 0; i < values.size(); ++i) {
      addNumber("character_" + std::string(model::Character::descriptions()[i].id), values[i]);
    }
  }
  return table;
}

std::vector<ExportFile> write(std::span<const ExportTrack> tracks, const Layers& chosen) {
  const model::Timeline& timeline = tracks.front().timeline;
  std::vector<ExportFile> files;
  const auto add = [&](Layer layer, const char* ending, bool isKnown, auto make) {
    if (!chosen.has(layer) || !isKnown) return;
    const CsvTable table = make();
    if (table.hasRows()) files.push_back({ending, table.bytes()});
  };
  const bool hasGrid = timeline.grid != nullptr;
  const bool hasChords = timeline.chords != nullptr;
  add(Layer::Beats, ".beats.csv", hasGrid, [&] { return beatsTable(*timeline.grid); });
  add(Layer::Bars, ".bars.csv", hasGrid, [&] { return barsTable(*timeline.grid); });
  add(Layer::Tempo, ".tempo.csv", timeline.tempo != nullptr, [&] { return tempoTable(*timeline.tempo); });
  add(Layer::Key, ".key.csv", timeline.key != nullptr, [&] { return keyTable(*timeline.key); });
  add(Layer::Chords, ".chords.csv", hasChords, [&] { return chordsTable(timeline); });
  add(Layer::Chords, ".bar_chords.csv", hasChords, [&] { return barChordsTable(timeline); });
  add(Layer::Sections, ".sections.csv", timeline.sections != nullptr,
      [&] { return sectionsTable(*timeline.sections); });
  add(Layer::Transients, ".transients.csv", timeline.transients != nullptr,
      [&] { return transientsTable(*timeline.transients); });
  if (chosen.has(Layer::Curves) || chosen.has(Layer::Tempo)) {
    const CsvTable table = curvesTable(timeline, chosen);
    if (table.hasRows()) files.push_back({".curves.csv", table.bytes()});
  }
  add(Layer::BarFeatures, ".bar_features.csv", hasGrid && timeline.bars != nullptr,
      [&] { return barFeaturesTable(*timeline.bars, *timeline.grid); });
  add(Layer::Measures, ".track.csv", true, [&] { return trackTable(tracks.front()); });
  return files;
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  const auto& grid = track.timeline.grid;
  if (!chosen.has(Layer::Beats) || !grid || grid->alternatives.empty()) return {};
  return {{BARLINE_EXPORT_TEXT("Export", "Other readings of the beat grid are left out.")}};
}

}  // namespace

ExportFormat csvFormat() {
  Layers layers = Layers::all();
  layers.set(Layer::Waveform, false);
  return {.id = "csv",
          .title = BARLINE_EXPORT_TEXT("Export", "CSV tables"),
          .summary = BARLINE_EXPORT_TEXT(
              "Export", "Tidy tables for spreadsheets and statistics, one file for each layer."),
          .group = FormatGroup::Data,
          .extension = ".csv",
          .layers = layers,
          .usual = {Layer::Beats, Layer::Bars, Layer::Tempo, Layer::Key, Layer::Chords, Layer::Sections,
                    Layer::Measures},
          .write = write,
          .losses = losses};
}

}  // namespace barline::exporting
