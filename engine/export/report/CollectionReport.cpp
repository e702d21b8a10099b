#include <algorithm>
#include <array>
#include <cmath>

#include "engine/export/picture/KeyWheel.h"
#include "engine/export/picture/Scene.h"
#include "engine/export/report/ReportText.h"
#include "engine/export/report/Reports.h"
#include "engine/export/report/TempoHistogram.h"
#include "engine/text/MusicText.h"

namespace barline::exporting::reports {
namespace {

std::string said(const char* source) {
  return translated(source).toStdString();
}

/// The values that are known, ascending.
std::vector<double> known(std::span<const CollectionEntry> tracks,
                          std::optional<double> CollectionEntry::*value) {
  std::vector<double> values;
  for (const CollectionEntry& track : tracks) {
    if (track.*value && std::isfinite(*(track.*value))) values.push_back(*(track.*value));
  }
  std::sort(values.begin(), values.end());
  return values;
}

/// "95.0–128.0"
std::string rangeText(const std::vector<double>& sorted, int decimals) {
  const std::string low = number(sorted.front(), decimals);
  const std::string high = number(sorted.back(), decimals);
  // Two minus signs and a dash would read as a riddle.
  const char* const between = sorted.front() < 0 ? " … " : "–";
  return low == high ? low : low + between + high;
}

std::string longTime(double seconds) {
  const auto minutes = static_cast<int>(std::lround(seconds / 60));
  if (minutes < 60) return clock(seconds);
  return translated(QT_TRANSLATE_NOOP("Report", "%1 h %2 min"))
      .arg(minutes / 60)
      .arg(minutes % 60)
      .toStdString();
}

Figures leadingFigures(std::span<const CollectionEntry> tracks) {
  Figures block;
  double seconds = 0;
  for (const CollectionEntry& track : tracks) seconds += track.duration;
  block.figures.push_back({said(QT_TRANSLATE_NOOP("Report", "Tracks")), std::to_string(tracks.size())});
  block.figures.push_back({said(QT_TRANSLATE_NOOP("Report", "Length")), longTime(seconds)});
  const auto add = [&](const char* label, std::optional<double> CollectionEntry::*value, int decimals,
                       const std::string& unit) {
    const std::vector<double> values = known(tracks, value);
    if (!values.empty()) block.figures.push_back({said(label), rangeText(values, decimals), unit});
  };
  add(QT_TRANSLATE_NOOP("Report", "Tempo"), &CollectionEntry::bpm, 0,
      said(QT_TRANSLATE_NOOP("Report", "BPM")));
  add(QT_TRANSLATE_NOOP("Report", "Loudness"), &CollectionEntry::loudness, 1, "LUFS");
  add(QT_TRANSLATE_NOOP("Report", "Energy"), &CollectionEntry::energy, 1,
      said(QT_TRANSLATE_NOOP("Report", "of 10")));
  return block;
}

struct KeyCount {
  model::MusicalKey key;
  int count{};
};

/// The most frequent first, equals in the order of the wheel.
std::vector<KeyCount> keyCounts(std::span<const CollectionEntry> tracks) {
  std::vector<KeyCount> counts;
  for (const CollectionEntry& track : tracks) {
    if (!track.key) continue;
    const auto found = std::ranges::find(counts, *track.key, &KeyCount::key);
    if (found == counts.end()) {
      counts.push_back({*track.key, 1});
    } else {
      ++found->count;
    }
  }
  std::ranges::sort(counts, [](const KeyCount& a, const KeyCount& b) {
    if (a.count != b.count) return a.count > b.count;
    return std::pair(camelotNumber(a.key), a.key.mode) < std::pair(camelotNumber(b.key), b.key.mode);
  });
  return counts;
}

std::optional<Aside> keysBlock(std::span<const CollectionEntry> tracks) {
  constexpr double kWheel = 240;
  constexpr double kFaintest = 0.25;
  constexpr std::size_t kMost = 10;
  const std::vector<KeyCount> counts = keyCounts(tracks);
  if (counts.empty()) return std::nullopt;
  picture::KeyWeights weights;
  Table table;
  table.columns = {{said(QT_TRANSLATE_NOOP("Report", "Key")), false, 2.5},
                   {said(QT_TRANSLATE_NOOP("Report", "Tracks")), false, 5}};
  for (const KeyCount& entry : counts) {
    const double share = static_cast<double>(entry.count) / counts.front().count;
    weights[entry.key] = kFaintest + (1 - kFaintest) * share;
    if (table.rows.size() >= kMost) continue;
    table.rows.push_back({{.text = text::keyText(entry.key).toStdString(), .key = entry.key},
                          {.text = std::to_string(entry.count), .share = share}});
  }
  return Aside{
      keyWheel(weights, picture::cssPalette(), kWheel, said(QT_TRANSLATE_NOOP("Report", "Wheel of keys"))),
      std::move(table)};
}

std::string orDash(const std::optional<double>& value, int decimals) {
  return value && std::isfinite(*value) ? number(*value, decimals) : "–";
}

Table trackTable(std::span<const CollectionEntry> tracks) {
  Table table;
  table.columns = {{said(QT_TRANSLATE_NOOP("Report", "Title")), false, 4.2},
                   {said(QT_TRANSLATE_NOOP("Report", "Form and sound")), false, 4.2},
                   {said(QT_TRANSLATE_NOOP("Report", "BPM")), true, 1.1},
                   {said(QT_TRANSLATE_NOOP("Report", "Key")), false, 2},
                   {said(QT_TRANSLATE_NOOP("Report", "Metre")), true, 1.1},
                   {said(QT_TRANSLATE_NOOP("Report", "LUFS")), true, 1.1},
                   {said(QT_TRANSLATE_NOOP("Report", "Energy")), true, 1.2},
                   {said(QT_TRANSLATE_NOOP("Report", "Length")), true, 1.2}};
  for (const CollectionEntry& track : tracks) {
    table.rows.push_back(
        {{.text = track.title, .second = track.artist},
         {.drawing = track.overview},
         {.text = orDash(track.bpm, 1)},
         {.text = track.key ? text::keyText(*track.key).toStdString() : "–", .key = track.key},
         {.text = track.metre.empty() ? "–" : track.metre},
         {.text = orDash(track.loudness, 1)},
         {.text = orDash(track.energy, 1)},
         {.text = clock(track.duration)}});
  }
  return table;
}

}  // namespace

CollectionEntry collectionEntry(const ExportTrack& track) {
  constexpr double kWidth = 160;
  constexpr double kHeight = 34;
  const picture::Scene scene = picture::sceneOf(track);
  const model::Timeline& timeline = track.timeline;
  CollectionEntry entry;
  entry.title = scene.title;
  entry.artist = scene.artist;
  entry.duration = scene.range.duration();
  if (timeline.tempo) entry.bpm = timeline.tempo->bpm;
  if (timeline.key) entry.key = timeline.key->global;
  if (timeline.grid) {
    if (const auto metre = model::mostCommonMetre(*timeline.grid)) entry.metre = toString(*metre);
  }
  if (timeline.loudness) entry.loudness = timeline.loudness->integratedLufs;
  if (timeline.energyRating) entry.energy = timeline.energyRating->rating;
  entry.overview = overview(scene, picture::cssPalette(), kWidth, kHeight);
  return entry;
}

Report collectionReport(const std::string& title, std::span<const CollectionEntry> tracks) {
  Report report{.language = languageTag(),
                .title = title,
                .subtitle = {},
                .parts = {{.title = {}, .blocks = {leadingFigures(tracks)}}},
                .footer = programName()};
  if (const auto histogram = tempoHistogram(known(tracks, &CollectionEntry::bpm)))
    report.parts.push_back(
        {.title = said(QT_TRANSLATE_NOOP("Report", "Tempi")), .blocks = {Pictures{{*histogram}}}});
  if (auto keys = keysBlock(tracks))
    report.parts.push_back(
        {.title = said(QT_TRANSLATE_NOOP("Report", "Keys")), .blocks = {std::move(*keys)}});
  report.parts.push_back(
      {.title = said(QT_TRANSLATE_NOOP("Report", "Tracks")), .blocks = {trackTable(tracks)}});
  return report;
}

}  // namespace barline::exporting::reports
