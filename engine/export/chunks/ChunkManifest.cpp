#include "engine/export/chunks/ChunkManifest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/export/JsonLayout.h"
#include "engine/export/WrittenValues.h"
#include "engine/export/parquet/ParquetWriter.h"

namespace barline::exporting {
namespace {

using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

struct Column {
  std::string_view name;
  parquet::Type type;  ///< Int64, Double or String
  std::string_view unit;
  std::string_view description;
  Cell (*cell)(const WrittenChunk& chunk, const ChunkReport& report);
};

Cell whole(std::int64_t value) {
  return value;
}
Cell real(std::optional<double> value) {
  return value && std::isfinite(*value) ? Cell(*value) : Cell();
}
Cell text(std::string value) {
  return value.empty() ? Cell() : Cell(std::move(value));
}
double rounded(double value, double steps) {
  return std::round(value * steps) / steps + 0.0;  // no negative zero
}
std::optional<double> decibels(double magnitude) {
  if (magnitude <= 0.0) return std::nullopt;
  return rounded(20.0 * std::log10(magnitude), 100.0);
}
double seconds(std::int64_t frame, const ChunkReport& report) {
  return rounded(static_cast<double>(frame) / report.sampleRate, 1e6);
}
std::int64_t cutFrames(const WrittenChunk& chunk) {
  return chunk.frames - chunk.silence;
}

using enum parquet::Type;
using Chunk = const WrittenChunk&;
using Report = const ChunkReport&;

const std::array kColumns{
    Column{"file", String, "", "Name of the file, from the folder of the export.",
           [](Chunk chunk, Report) { return text(chunk.file.generic_string()); }},
    Column{"number", Int64, "", "Number of the chunk in the track, 1 up, counting those left out.",
           [](Chunk chunk, Report) { return whole(chunk.plan.number); }},
    Column{"bar", Int64, "", "Bar in which it begins; 0 is what precedes the first downbeat.",
           [](Chunk chunk, Report) { return whole(chunk.plan.firstBar); }},
    Column{"last_bar", Int64, "", "Last bar that begins in it.",
           [](Chunk chunk, Report) { return whole(chunk.plan.lastBar); }},
    Column{"beat", Int64, "", "Position in the bar of a chunk of one beat, 1 up.",
           [](Chunk chunk, Report) { return chunk.plan.beat ? whole(*chunk.plan.beat) : Cell(); }},
    Column{"start", Double, "s", "Where it begins in the track.",
           [](Chunk chunk, Report report) { return real(seconds(chunk.firstFrame, report)); }},
    Column{"end", Double, "s", "Where it ends in the track.",
           [](Chunk chunk, Report report) {
             return real(seconds(chunk.firstFrame + cutFrames(chunk), report));
           }},
    Column{"first_frame", Int64, "", "Index of its first frame in the track, at its sample rate.",
           [](Chunk chunk, Report) { return whole(chunk.firstFrame); }},
    Column{"frames", Int64, "", "Frames in the file.",
           [](Chunk chunk, Report) { return whole(chunk.frames); }},
    Column{"silence_frames", Int64, "", "Of them, silence that was added at the end.",
           [](Chunk chunk, Report) { return whole(chunk.silence); }},
    Column{"sample_rate", Int64, "Hz", "Frames in a second.",
           [](Chunk, Report report) { return whole(report.sampleRate); }},
    Column{"channels", Int64, "", "Channels of the file.",
           [](Chunk, Report report) { return whole(report.channels); }},
    Column{"bits", Int64, "", "Bits of a sample.", [](Chunk, Report report) { return whole(report.bits); }},
    Column{"bytes", Int64, "B", "Size of the file.",
           [](Chunk chunk, Report) { return whole(static_cast<std::int64_t>(chunk.bytes)); }},
    Column{"bpm", Double, "BPM", "Tempo of the passage.",
           [](Chunk chunk, Report) { return chunk.plan.bpm ? real(rounded(*chunk.plan.bpm, 1e4)) : Cell(); }},
    Column{"metre", String, "", "Metre where it begins.",
           [](Chunk chunk, Report) {
             return chunk.plan.metre ? text(model::toString(*chunk.plan.metre)) : Cell();
           }},
    Column{"chord", String, "", "Chord that sounds longest, in Harte's notation.",
           [](Chunk chunk, Report) { return text(chunk.plan.chord); }},
    Column{"chord_confidence", Double, "", "Confidence of the chord, 0 to 1.",
           [](Chunk chunk, Report) {
             return chunk.plan.chord.empty() ? Cell() : real(rounded(chunk.plan.chordConfidence, 1e4));
           }},
    Column{
        "key", String, "", "Key of the passage.",
        [](Chunk chunk, Report) { return chunk.plan.key ? text(model::toString(*chunk.plan.key)) : Cell(); }},
    Column{"section", String, "", "What the section is called, or is.",
           [](Chunk chunk, Report) { return text(chunk.plan.sectionName); }},
    Column{"section_group", String, "", "Letter that sections which are alike share.",
           [](Chunk chunk, Report) { return text(chunk.plan.sectionGroup); }},
    Column{"section_number", Int64, "", "Number of the section in the track, 1 up.",
           [](Chunk chunk, Report) { return chunk.plan.section > 0 ? whole(chunk.plan.section) : Cell(); }},
    Column{"peak", Double, "dBFS", "Largest sample of the file.",
           [](Chunk chunk, Report) { return real(decibels(chunk.peak)); }},
    Column{"gain", Double, "dB", "What was added to the level.",
           [](Chunk chunk, Report) { return real(rounded(chunk.gain, 100.0)); }},
};

std::string csvText(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  if (const auto* number = std::get_if<double>(&cell)) return shortest(*number);
  if (const auto* words = std::get_if<std::string>(&cell)) return csvCell(cleanText(*words));
  return {};
}

nlohmann::ordered_json settingsJson(const ChunkSettings& settings) {
  constexpr std::array kUnits{"bar", "beat", "section", "bars"};
  constexpr std::array kDepths{"source", "16", "24", "float"};
  constexpr std::array kLevels{"as_is", "each_chunk", "whole_track"};
  nlohmann::ordered_json json;
  json["per"] = kUnits.at(static_cast<std::size_t>(settings.unit));
  if (settings.unit == ChunkUnit::Bars) json["bars_each"] = settings.barsEach;
  json["audio"] = settings.audio == ChunkAudio::Native ? "native" : "analysis";
  json["encoding"] = settings.encoding == ChunkEncoding::Wav ? "wav" : "flac";
  json["depth"] = kDepths.at(static_cast<std::size_t>(settings.depth));
  json["cut"] = settings.cut == ChunkCut::Exact ? "exact" : "zero_crossing";
  json["fade_in"] = settings.fadeIn;
  json["fade_out"] = settings.fadeOut;
  json["level"] = kLevels.at(static_cast<std::size_t>(settings.level));
  if (settings.level != ChunkLevel::AsIs) json["peak"] = settings.peak;
  if (!settings.filter.empty()) json["filter"] = settings.filter;
  return json;
}

}  // namespace

std::string manifestCsv(const ChunkReport& report) {
  std::string csv;
  for (const Column& column : kColumns) csv.append(csv.empty() ? "" : ",").append(column.name);
  csv += '\n';
  for (const WrittenChunk& chunk : report.chunks) {
    for (const Column& column : kColumns) {
      if (&column != kColumns.data()) csv += ',';
      csv += csvText(column.cell(chunk, report));
    }
    csv += '\n';
  }
  return csv;
}

std::string manifestJson(const ExportTrack& track, const ChunkSettings& settings, const ChunkReport& report) {
  nlohmann::ordered_json json;
  json["barline"] = BARLINE_VERSION;
  json["filename"] = track.record.path.filename().string();
  json["title"] = track.record.title;
  json["artist"] = track.record.artist;
  json["fingerprint"] = track.record.fingerprint;
  json["timeline"] = track.version == TimelineVersion::Edited ? "edited" : "analysis";
  json["settings"] = settingsJson(settings);
  json["bit_exact"] = report.bitExact;
  json["chunks"] = nlohmann::ordered_json::array();
  for (const WrittenChunk& chunk : report.chunks) {
    nlohmann::ordered_json row;
    for (const Column& column : kColumns) {
      const Cell cell = column.cell(chunk, report);
      const std::string name(column.name);
      if (const auto* number = std::get_if<std::int64_t>(&cell)) row[name] = *number;
      if (const auto* number = std::get_if<double>(&cell)) row[name] = *number;
      if (const auto* words = std::get_if<std::string>(&cell)) row[name] = *words;
    }
    json["chunks"].push_back(std::move(row));
  }
  return jsonText(json, JsonLayout::Readable);
}

std::string manifestParquet(const ExportTrack& track, const ChunkReport& report) {
  parquet::Schema schema;
  for (const Column& column : kColumns) {
    schema.columns.push_back({std::string(column.name), column.type, true, false, std::string(column.unit),
                              std::string(column.description)});
  }
  schema.metadata = {{"fingerprint", track.record.fingerprint}};
  std::string bytes;
  parquet::ParquetWriter writer(std::move(schema), [&bytes](std::string_view more) { bytes += more; });
  for (const WrittenChunk& chunk : report.chunks) {
    std::array<Cell, kColumns.size()> cells;
    std::array<parquet::Value, kColumns.size()> row;
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      cells[i] = kColumns[i].cell(chunk, report);
      if (const auto* number = std::get_if<std::int64_t>(&cells[i])) row[i] = *number;
      if (const auto* number = std::get_if<double>(&cells[i])) row[i] = *number;
      if (const auto* words = std::get_if<std::string>(&cells[i])) row[i] = std::string_view(*words);
    }
    writer.append(row);
  }
  writer.finish();
  return bytes;
}

}  // namespace barline::exporting
