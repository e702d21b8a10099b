#include "engine/export/TimelineJson.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/export/AbsentReasons.h"
#include "engine/export/BarFeaturesJson.h"

namespace barline::exporting {
namespace {

using Json = nlohmann::ordered_json;

// Chord changes a bar; the usual reading is one chord a bar for a moderate harmonic rhythm.
constexpr double kTouching = 1e-3;  // s, between bars without a pause
constexpr double kSlowHarmony = 0.5;
constexpr double kFastHarmony = 1.5;

// Pure tones have less than a thousandth of an asper.
constexpr double kUnitsPerAsper = 100000.0;

double rounded(double value, double unitsPerOne = 1000.0) {
  return std::round(value * unitsPerOne) / unitsPerOne + 0.0;  // + 0.0 makes −0 a 0
}

void set(Json& object, const char* name, const Json& value) {
  object[name] = value;
}

void set(JsonSink& object, const char* name, const Json& value) {
  object.put(name, value);
}

/// Sets a figure; one that is not a number stays absent.
template <class Object>
void put(Object& object, const char* name, double value, double unitsPerOne = 1000.0) {
  if (std::isfinite(value)) set(object, name, rounded(value, unitsPerOne));
}

template <class Object>
void put(Object& object, const char* name, const std::optional<double>& value, double unitsPerOne = 1000.0) {
  if (value) put(object, name, *value, unitsPerOne);
}

template <class Object>
void put(Object& object, const char* name, const std::string& text) {
  if (!text.empty()) set(object, name, text);
}

void putRange(Json& object, const model::TimeRange& range) {
  put(object, "timestamp", range.begin);
  put(object, "duration", range.duration());
}

void putCurve(JsonSink& object, const char* name, const model::Curve& curve, double unitsPerOne = 1000.0) {
  const auto finite = [](float value) { return std::isfinite(value); };
  if (curve.values.empty() || !std::all_of(curve.values.begin(), curve.values.end(), finite)) return;
  Json json{{"start", rounded(curve.start)}, {"step", curve.step}, {"unit", curve.unit}};
  Json& values = json["values"] = Json::array();
  values.get_ref<Json::array_t&>().reserve(curve.values.size());
  for (const float value : curve.values) values.push_back(rounded(static_cast<double>(value), unitsPerOne));
  object.put(name, json);
}

Json audioJson(const model::AudioSource& source) {
  Json audio = Json::object();
  put(audio, "duration", source.duration);
  audio["sample_rate"] = source.sampleRate;
  audio["channels"] = source.channels;
  put(audio, "codec", source.codec);
  put(audio, "fingerprint", source.fingerprint);
  return audio;
}

std::optional<double> averageBarDuration(const std::vector<const model::Bar*>& bars) {
  if (bars.empty()) return std::nullopt;
  double sum = 0.0;
  double count = 0.0;
  for (std::size_t i = 0; i + 1 < bars.size(); ++i) {
    // The last bar before a pause may be a part of one.
    if (bars[i + 1]->range.begin - bars[i]->range.end > kTouching) continue;
    sum += bars[i + 1]->range.begin - bars[i]->range.begin;
    count += 1.0;
  }
  return count > 0.0 ? sum / count : bars.front()->range.duration();
}

void putBars(JsonSink& features, const model::BeatGrid& grid, const model::TempoMap* tempo) {
  std::vector<const model::Bar*> bars;
  for (const model::Bar& bar : grid.bars) {
    if (bar.number > 0) bars.push_back(&bar);
  }
  features.beginArray("downbeat_timeline");
  for (const model::Bar* bar : bars) {
    Json downbeat{{"bar", bar->number}};
    put(downbeat, "timestamp", bar->range.begin);
    put(downbeat, "confidence", bar->confidence);
    downbeat["beat_position"] = 1;
    downbeat["metre"] = toString(bar->metre);
    features.add(downbeat);
  }
  features.end();
  features.put("total_bars", bars.size());
  put(features, "average_bar_duration", averageBarDuration(bars));
  if (tempo != nullptr && tempo->bpm) put(features, "tempo_stability", tempo->stability);
}

void putBeats(JsonSink& features, const model::BeatGrid& grid) {
  features.beginArray("beat_transient_markers");
  std::size_t number = 0;
  double accuracySum = 0.0;
  std::size_t accuracyCount = 0;
  for (const model::Beat& beat : grid.beats) {
    Json marker{{"beat_number", ++number}};
    put(marker, "beat_time", beat.time);
    marker["position_in_bar"] = beat.positionInBar;
    put(marker, "confidence", beat.confidence);
    if (beat.transient) {
      const double accuracy = std::max(0.0, 1.0 - std::abs(beat.transient->time - beat.time));
      put(marker, "transient_time", beat.transient->time);
      put(marker, "transient_strength", beat.transient->strength);
      put(marker, "accuracy", accuracy);
      accuracySum += accuracy;
      ++accuracyCount;
    }
    features.add(marker);
  }
  features.end();
  features.put("total_beats", grid.beats.size());
  if (accuracyCount > 0) {
    put(features, "transient_accuracy", accuracySum / static_cast<double>(accuracyCount));
  }
}

/// Each says only what it would change.
void putAlternatives(JsonSink& features, const model::BeatGrid& grid, const model::TempoMap* tempo) {
  if (grid.alternatives.empty()) return;
  features.beginArray("alternatives");
  for (const model::GridAlternative& other : grid.alternatives) {
    Json alternative = Json::object();
    if (other.beatRate != 1.0) {
      put(alternative, "beat_rate", other.beatRate);
      if (tempo != nullptr && tempo->bpm) put(alternative, "tempo_bpm", *tempo->bpm * other.beatRate);
    }
    if (other.beatShift != 0) alternative["beat_shift"] = other.beatShift;
    if (other.metre) alternative["metre"] = toString(*other.metre);
    put(alternative, "probability", other.probability);
    features.add(alternative);
  }
  features.end();
}

Json chromaJson(const model::PitchClassVector& chroma) {
  Json values = Json::array();
  for (const float value : chroma) {
    values.push_back(std::isfinite(value) ? rounded(static_cast<double>(value), 10000.0) : 0.0);
  }
  return values;
}

void putChordPerBar(JsonSink& features, const model::ChordTimeline& chords, const model::BeatGrid& grid) {
  features.beginArray("chord_progression");
  const std::size_t count = std::min(chords.perBar.size(), grid.bars.size());
  for (std::size_t i = 0; i < count; ++i) {
    const model::ChordSpan& span = chords.perBar[i];
    Json chord{{"bar", grid.bars[i].number}};
    putRange(chord, span.range);
    chord["chord"] = span.label;
    put(chord, "confidence", span.confidence);
    chord["chroma_vector"] = chromaJson(span.chroma);
    features.add(chord);
  }
  features.end();
}

const char* harmonicRhythm(const model::ChordTimeline& chords, std::size_t bars) {
  const std::size_t changes = countHarmonicChanges(chords);
  const double perBar = static_cast<double>(changes) / static_cast<double>(bars);
  return perBar < kSlowHarmony ? "slow" : perBar > kFastHarmony ? "fast" : "moderate";
}

void putChordChanges(JsonSink& features, const model::ChordTimeline& chords, const model::BeatGrid* grid) {
  features.beginArray("chord_timeline");
  std::size_t changes = 0;
  const std::string* previous = nullptr;
  for (const model::ChordSpan& span : chords.changes) {
    Json chord = Json::object();
    putRange(chord, span.range);
    chord["chord"] = span.label;
    put(chord, "confidence", span.confidence);
    features.add(chord);
    if (previous != nullptr && *previous != span.label) ++changes;
    previous = &span.label;
  }
  features.end();
  features.put("total_chord_changes", changes);
  if (grid == nullptr || grid->bars.empty()) return;
  features.put("harmonic_rhythm", harmonicRhythm(chords, grid->bars.size()));
}

void putKeys(JsonSink& features, const model::KeyTimeline& keys) {
  features.beginArray("key_timeline");
  for (const model::KeySpan& span : keys.spans) {
    Json key = Json::object();
    putRange(key, span.range);
    key["key"] = toString(span.key);
    put(key, "confidence", span.confidence);
    features.add(key);
  }
  features.end();
}

void putTempo(JsonSink& features, const model::TempoMap& tempo) {
  features.beginArray("tempo_map");
  for (const model::TempoSpan& span : tempo.spans) {
    Json entry = Json::object();
    putRange(entry, span.range);
    put(entry, "bpm", span.bpm);
    put(entry, "stability", span.stability);
    features.add(entry);
  }
  features.end();
}

void putSections(JsonSink& features, const model::Sections& form) {
  features.beginArray("sections");
  for (const model::Section& section : form.sections) {
    Json entry = Json::object();
    putRange(entry, section.range);
    entry["group"] = model::groupLetter(section.group);
    put(entry, "confidence", section.confidence);
    if (!section.name.empty()) entry["name"] = section.name;
    if (section.label) {
      entry["label"] = model::toString(section.label->kind);
      put(entry, "label_confidence", section.label->confidence);
    }
    features.add(entry);
  }
  features.end();
}

void putFeatures(JsonSink& features, const model::Timeline& timeline) {
  if (timeline.grid) {
    putBars(features, *timeline.grid, timeline.tempo.get());
    putBeats(features, *timeline.grid);
    putAlternatives(features, *timeline.grid, timeline.tempo.get());
  }
  if (timeline.chords) {
    if (timeline.grid) putChordPerBar(features, *timeline.chords, *timeline.grid);
    putChordChanges(features, *timeline.chords, timeline.grid.get());
  }
  if (timeline.key) putKeys(features, *timeline.key);
  if (timeline.tempo) putTempo(features, *timeline.tempo);
  if (timeline.sections) putSections(features, *timeline.sections);
  if (timeline.energy) putCurve(features, "energy", timeline.energy->curve);
  if (timeline.loudness) {
    putCurve(features, "loudness_momentary", timeline.loudness->momentary);
    putCurve(features, "loudness_short_term", timeline.loudness->shortTerm);
  }
  if (timeline.perceivedLoudness)
    putCurve(features, "perceived_loudness", timeline.perceivedLoudness->loudness);
  if (timeline.sharpness) putCurve(features, "sharpness", timeline.sharpness->curve);
  if (timeline.roughness) putCurve(features, "roughness", timeline.roughness->curve, kUnitsPerAsper);
  if (timeline.tempo) putCurve(features, "tempo", timeline.tempo->local);
  if (timeline.energyRating) putCurve(features, "energy_rating", timeline.energyRating->curve);
  if (timeline.bars && timeline.grid) putBarFeatures(features, *timeline.bars, *timeline.grid);
}

void putLoudness(Json& measures, const model::Loudness& loudness) {
  put(measures, "integrated_lufs", loudness.integratedLufs);
  put(measures, "loudness_range_lu", loudness.rangeLu);
  put(measures, "true_peak_dbtp", loudness.truePeakDbtp);
  put(measures, "maximum_momentary_lufs", loudness.maximumMomentaryLufs);
  put(measures, "maximum_short_term_lufs", loudness.maximumShortTermLufs);
  put(measures, "replaygain_db", replayGainDb(loudness));
  put(measures, "replaygain_peak", replayGainPeak(loudness));
}

void putPerceivedLoudness(Json& measures, const model::PerceivedLoudness& loudness) {
  put(measures, "loudness_sone", loudness.meanSone);
  put(measures, "loudness_n5_sone", loudness.n5Sone);
  put(measures, "loudness_n10_sone", loudness.n10Sone);
  put(measures, "loudness_n50_sone", loudness.n50Sone);
  put(measures, "loudness_maximum_sone", loudness.maximumSone);
  put(measures, "loudness_level_phon", loudness.levelPhon);
}

void putSharpness(Json& measures, const model::Sharpness& sharpness) {
  constexpr std::array<const char*, model::kSharpnessWeightings> kNames = {
      "sharpness_din_acum", "sharpness_aures_acum", "sharpness_bismarck_acum", "sharpness_fastl_acum"};
  put(measures, "sharpness_acum", sharpness.meanAcum);
  for (std::size_t w = 0; w < kNames.size(); ++w) put(measures, kNames[w], sharpness.meansAcum[w]);
}

void putRoughness(Json& measures, const model::Roughness& roughness) {
  put(measures, "roughness_asper", roughness.meanAsper, kUnitsPerAsper);
  put(measures, "roughness_r5_asper", roughness.exceeded5Asper, kUnitsPerAsper);
  put(measures, "maximum_roughness_asper", roughness.maximumAsper, kUnitsPerAsper);
}

Json measuresJson(const model::Timeline& timeline) {
  Json measures = Json::object();
  if (timeline.loudness) putLoudness(measures, *timeline.loudness);
  if (timeline.perceivedLoudness) putPerceivedLoudness(measures, *timeline.perceivedLoudness);
  if (timeline.sharpness) putSharpness(measures, *timeline.sharpness);
  if (timeline.roughness) putRoughness(measures, *timeline.roughness);
  if (timeline.danceability) put(measures, "danceability", timeline.danceability->value);
  if (timeline.key) put(measures, "tuning_cents", timeline.key->tuningCents);
  if (timeline.energyRating) put(measures, "energy_rating", timeline.energyRating->rating);
  return measures;
}

/// The numbers that are known, in their fixed order.
Json characterJson(const model::Character& character) {
  Json json = Json::object();
  const auto values = character.values();
  for (std::size_t i = 0; i < values.size(); ++i)
    put(json, model::Character::descriptions()[i].id, values[i]);
  return json;
}

void putGlobalKey(JsonSink& json, const model::MusicalKey& key, double confidence) {
  json.put("key", toString(key));
  json.put("camelot", camelot(key));
  json.put("open_key", openKey(key));
  put(json, "key_confidence", confidence);
}

Json performanceJson(const model::AudioSource& source, const pipeline::AnalysisReport& report,
                     std::optional<double> peakMemory) {
  Json performance = Json::object();
  put(performance, "analysis_time", report.wallSeconds);
  if (report.wallSeconds > 0.0) {
    put(performance, "realtime_factor", source.duration / report.wallSeconds);
    put(performance, "parallel_speedup", report.cpuSeconds / report.wallSeconds);
  }
  put(performance, "peak_memory_mb", peakMemory);
  return performance;
}

/// CPU seconds of what was done in this analysis; a cached step took none and is absent. Not wall time: taps
/// share the decoding pass, so each of them lasts as long as all of it.
Json timingJson(const pipeline::AnalysisReport& report) {
  Json timing = Json::object();
  if (report.decoded) put(timing, "decode", report.decodeSeconds);
  for (const pipeline::StepReport& step : report.steps) {
    if (step.state == pipeline::StepState::Computed) put(timing, step.id.c_str(), step.cpuSeconds);
  }
  return timing;
}

/// The largest resident size of the program, MiB, seen while each step worked; steps that share the decoding
/// pass share it.
Json memoryJson(const pipeline::AnalysisReport& report) {
  Json memory = Json::object();
  for (const pipeline::StepReport& step : report.steps) {
    const bool isKnown = step.state == pipeline::StepState::Computed && step.peakMebibytes > 0.0;
    if (isKnown) put(memory, step.id.c_str(), step.peakMebibytes);
  }
  return memory;
}

Json problemsJson(const pipeline::AnalysisReport& report) {
  Json problems = Json::object();
  for (const pipeline::StepReport& step : report.steps) put(problems, step.id.c_str(), step.problem);
  return problems;
}

Json absentJson(const model::Timeline& timeline) {
  Json absent = Json::object();
  for (const auto& [field, reason] : absentReasons(timeline)) absent[field] = reason;
  return absent;
}

}  // namespace

Json timelineJson(const model::Timeline& timeline, const pipeline::AnalysisReport& report,
                  std::optional<double> peakMemory) {
  Json json = Json::object();
  JsonTree tree(json);
  putTimeline(tree, timeline, report, peakMemory);
  return json;
}

void putTimeline(JsonSink& json, const model::Timeline& timeline, const pipeline::AnalysisReport& report,
                 std::optional<double> peakMemory) {
  json.put("barline", BARLINE_VERSION);
  json.put("schema", kTimelineJsonSchema);
  json.put("filename", timeline.source.path.filename().string());
  json.put("audio", audioJson(timeline.source));
  if (timeline.source.warning) put(json, "warning", *timeline.source.warning);
  if (const Json problems = problemsJson(report); !problems.empty()) json.put("problems", problems);
  if (const Json absent = absentJson(timeline); !absent.empty()) json.put("absent", absent);
  if (timeline.tempo) put(json, "tempo_bpm", timeline.tempo->bpm);
  if (timeline.key && timeline.key->global)
    putGlobalKey(json, *timeline.key->global, timeline.key->confidence);
  if (timeline.grid) {
    if (const auto metre = mostCommonMetre(*timeline.grid)) json.put("time_signature", toString(*metre));
  }
  json.beginObject("timeline_features");
  putFeatures(json, timeline);
  json.end();
  json.put("measures", measuresJson(timeline));
  if (timeline.character) json.put("character", characterJson(*timeline.character));
  json.put("performance_metrics", performanceJson(timeline.source, report, peakMemory));
  json.put("timing", timingJson(report));
  if (const Json memory = memoryJson(report); !memory.empty()) json.put("memory", memory);
}

}  // namespace barline::exporting
