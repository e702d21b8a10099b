// How the settings of chunks are remembered.

#include <algorithm>

#include "ui/exporting/ChunkForm.h"

namespace barline::ui {
namespace {

using exporting::ChunkSettings;

/// @param last the largest value of the enumeration
template <class Enumeration>
Enumeration choiceFrom(const QJsonObject& json, const char* name, Enumeration usual, Enumeration last) {
  const int value = json.value(QLatin1String(name)).toInt(static_cast<int>(usual));
  return value < 0 || value > static_cast<int>(last) ? usual : static_cast<Enumeration>(value);
}

double numberFrom(const QJsonObject& json, const char* name, double usual, double least, double most) {
  return std::clamp(json.value(QLatin1String(name)).toDouble(usual), least, most);
}

bool boolFrom(const QJsonObject& json, const char* name, bool usual) {
  return json.value(QLatin1String(name)).toBool(usual);
}

std::string textFrom(const QJsonObject& json, const char* name) {
  return json.value(QLatin1String(name)).toString().toStdString();
}

}  // namespace

QJsonObject toJson(const ChunkSettings& settings) {
  return {{QStringLiteral("unit"), static_cast<int>(settings.unit)},
          {QStringLiteral("bars_each"), settings.barsEach},
          {QStringLiteral("audio"), static_cast<int>(settings.audio)},
          {QStringLiteral("encoding"), static_cast<int>(settings.encoding)},
          {QStringLiteral("depth"), static_cast<int>(settings.depth)},
          {QStringLiteral("cut"), static_cast<int>(settings.cut)},
          {QStringLiteral("fade_in"), settings.fadeIn},
          {QStringLiteral("fade_out"), settings.fadeOut},
          {QStringLiteral("level"), static_cast<int>(settings.level)},
          {QStringLiteral("peak"), settings.peak},
          {QStringLiteral("padding"), static_cast<int>(settings.padding)},
          {QStringLiteral("grid_seconds"), settings.gridSeconds},
          {QStringLiteral("lead_in"), settings.leadIn},
          {QStringLiteral("tail"), settings.tail},
          {QStringLiteral("filter"), QString::fromStdString(settings.filter)},
          {QStringLiteral("pattern"), QString::fromStdString(settings.pattern)},
          {QStringLiteral("csv"), settings.manifestCsv},
          {QStringLiteral("json"), settings.manifestJson},
          {QStringLiteral("parquet"), settings.manifestParquet}};
}

ChunkSettings chunkSettingsFrom(const QJsonObject& json) {
  using namespace exporting;
  const ChunkSettings usual;
  return {.unit = choiceFrom(json, "unit", usual.unit, ChunkUnit::Bars),
          .barsEach = static_cast<int>(numberFrom(json, "bars_each", usual.barsEach, 1, 64)),
          .audio = choiceFrom(json, "audio", usual.audio, ChunkAudio::Analysis),
          .encoding = choiceFrom(json, "encoding", usual.encoding, ChunkEncoding::Flac),
          .depth = choiceFrom(json, "depth", usual.depth, ChunkDepth::Float32),
          .cut = choiceFrom(json, "cut", usual.cut, ChunkCut::ZeroCrossing),
          .fadeIn = numberFrom(json, "fade_in", usual.fadeIn, 0.0, 2.0),
          .fadeOut = numberFrom(json, "fade_out", usual.fadeOut, 0.0, 2.0),
          .level = choiceFrom(json, "level", usual.level, ChunkLevel::WholeTrack),
          .peak = numberFrom(json, "peak", usual.peak, -60.0, 0.0),
          .padding = choiceFrom(json, "padding", usual.padding, ChunkPadding::Grid),
          .gridSeconds = numberFrom(json, "grid_seconds", usual.gridSeconds, 0.001, 60.0),
          .leadIn = boolFrom(json, "lead_in", usual.leadIn),
          .tail = boolFrom(json, "tail", usual.tail),
          .filter = textFrom(json, "filter"),
          .pattern = textFrom(json, "pattern"),
          .manifestCsv = boolFrom(json, "csv", usual.manifestCsv),
          .manifestJson = boolFrom(json, "json", usual.manifestJson),
          .manifestParquet = boolFrom(json, "parquet", usual.manifestParquet)};
}

}  // namespace barline::ui
