#include <algorithm>
#include <cmath>
#include <map>

#include "engine/export/picture/KeyWheel.h"
#include "engine/export/picture/Palette.h"
#include "engine/export/picture/Scene.h"
#include "engine/export/report/AnalysisPart.h"
#include "engine/export/report/ReportText.h"
#include "engine/export/report/Reports.h"
#include "engine/export/report/SheetOfChords.h"
#include "engine/model/Measure.h"
#include "engine/text/MeasureText.h"
#include "engine/text/MusicText.h"

namespace barline::exporting::reports {
namespace {

using picture::Scene;

std::string said(const char* source) {
  return translated(source).toStdString();
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (!part.empty()) text.append(text.empty() ? "" : " · ").append(part);
  }
  return text;
}

std::string subtitleOf(const ExportTrack& track, const Scene& scene) {
  const model::TrackRecord& record = track.record;
  return joined(
      {scene.artist, record.album, record.year ? std::to_string(*record.year) : std::string(), record.genre});
}

Figures openingFigures(const Scene& scene) {
  Figures block;
  const model::Timeline& timeline = *scene.timeline;
  const auto add = [&](const char* label, std::string value, std::string unit = {},
                       std::optional<model::MusicalKey> key = {}) {
    block.figures.push_back({said(label), std::move(value), std::move(unit), key});
  };
  if (timeline.tempo && timeline.tempo->bpm)
    add(QT_TRANSLATE_NOOP("Report", "Tempo"), number(*timeline.tempo->bpm, 1),
        said(QT_TRANSLATE_NOOP("Report", "BPM")));
  if (timeline.key && timeline.key->global) {
    const model::MusicalKey key = *timeline.key->global;
    add(QT_TRANSLATE_NOOP("Report", "Key"), text::keyText(key).toStdString(),
        camelot(key) + " · " + openKey(key), key);
  }
  if (timeline.grid) {
    if (const auto metre = model::mostCommonMetre(*timeline.grid))
      add(QT_TRANSLATE_NOOP("Report", "Metre"), toString(*metre));
  }
  add(QT_TRANSLATE_NOOP("Report", "Length"), clock(scene.range.duration()));
  if (timeline.loudness && timeline.loudness->integratedLufs)
    add(QT_TRANSLATE_NOOP("Report", "Loudness"), number(*timeline.loudness->integratedLufs, 1), "LUFS");
  if (timeline.energyRating && timeline.energyRating->rating)
    add(QT_TRANSLATE_NOOP("Report", "Energy"), number(*timeline.energyRating->rating, 1),
        said(QT_TRANSLATE_NOOP("Report", "of 10")));
  return block;
}

/// Bars that begin within a section.
int barsOf(const model::BeatGrid* grid, const model::TimeRange& range) {
  constexpr double kRounding = 1e-3;
  if (grid == nullptr) return 0;
  return static_cast<int>(std::ranges::count_if(grid->bars, [&](const model::Bar& bar) {
    return bar.number > 0 && range.contains(bar.range.begin + kRounding);
  }));
}

Table formTable(const model::Timeline& timeline) {
  Table table;
  table.columns = {{said(QT_TRANSLATE_NOOP("Report", "Section")), false, 4},
                   {said(QT_TRANSLATE_NOOP("Report", "From")), true, 1.5},
                   {said(QT_TRANSLATE_NOOP("Report", "Length")), true, 1.5},
                   {said(QT_TRANSLATE_NOOP("Report", "Bars")), true, 1.5},
                   {said(QT_TRANSLATE_NOOP("Report", "Certainty")), true, 1.5}};
  for (const model::Section& section : timeline.sections->sections) {
    const std::string name = text::sectionText(section).toStdString();
    const std::string letter = model::groupLetter(section.group);
    const int bars = barsOf(timeline.grid.get(), section.range);
    table.rows.push_back({{.text = name.empty() ? letter : letter + "  " + name,
                           .colour = static_cast<std::size_t>(section.group) % 8},
                          {.text = clock(section.range.begin)},
                          {.text = clock(section.range.duration())},
                          {.text = bars > 0 ? std::to_string(bars) : "–"},
                          {.text = number(100 * section.confidence, 0) + " %"}});
  }
  return table;
}

/// The track's keys, those next to them that mix well fainter.
picture::KeyWeights wheelOf(const model::KeyTimeline& keys) {
  constexpr double kNeighbour = 0.14;
  constexpr double kVisited = 0.5;
  picture::KeyWeights weights;
  const model::MusicalKey key = *keys.global;
  const bool major = key.mode == model::Mode::Major;
  weights[{(key.tonic + 7) % 12, key.mode}] = kNeighbour;
  weights[{(key.tonic + 5) % 12, key.mode}] = kNeighbour;
  weights[{(key.tonic + (major ? 9 : 3)) % 12, major ? model::Mode::Minor : model::Mode::Major}] = kNeighbour;
  for (const model::KeySpan& span : keys.spans) weights[span.key] = kVisited;
  weights[key] = 1.0;
  return weights;
}

Table keyTable(const model::Timeline& timeline) {
  Table table;
  table.columns = {{said(QT_TRANSLATE_NOOP("Report", "Key")), false, 3},
                   {said(QT_TRANSLATE_NOOP("Report", "From")), true, 1.5},
                   {said(QT_TRANSLATE_NOOP("Report", "Length")), true, 1.5},
                   {said(QT_TRANSLATE_NOOP("Report", "Certainty")), true, 2}};
  for (const model::KeySpan& span : timeline.key->spans) {
    table.rows.push_back({{.text = text::keyText(span.key).toStdString(), .key = span.key},
                          {.text = clock(span.range.begin)},
                          {.text = clock(span.range.duration())},
                          {.text = number(100 * span.confidence, 0) + " %"}});
  }
  return table;
}

/// The chords that sound longest in all.
Table chordTable(const model::Timeline& timeline) {
  constexpr std::size_t kMost = 8;
  std::map<std::string, double> seconds;
  double total = 0;
  for (const model::ChordSpan& span : timeline.chords->changes) {
    if (!model::parseHarte(span.label)) continue;
    seconds[span.label] += span.range.duration();
    total += span.range.duration();
  }
  std::vector<std::pair<std::string, double>> chords(seconds.begin(), seconds.end());
  std::stable_sort(chords.begin(), chords.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  Table table;
  table.columns = {{said(QT_TRANSLATE_NOOP("Report", "Chord")), false, 2},
                   {said(QT_TRANSLATE_NOOP("Report", "Degree")), false, 1.5},
                   {said(QT_TRANSLATE_NOOP("Report", "Share of the time")), false, 5}};
  const bool keyed = timeline.key && timeline.key->global;
  const model::MusicalKey key = keyed ? *timeline.key->global : model::MusicalKey{};
  for (std::size_t i = 0; i < std::min(kMost, chords.size()) && total > 0; ++i) {
    const auto& [label, length] = chords[i];
    table.rows.push_back(
        {{.text = text::chordText(label, key).toStdString()},
         {.text = keyed ? text::numeralText(label, key).toStdString() : std::string()},
         {.text = number(100 * length / total, 0) + " %", .share = length / chords.front().second}});
  }
  return table;
}

void addHarmony(Report& report, const model::Timeline& timeline) {
  constexpr double kWheel = 240;
  Part part{.title = said(QT_TRANSLATE_NOOP("Report", "Keys and chords")), .blocks = {}};
  Table chords = timeline.chords ? chordTable(timeline) : Table{};
  if (timeline.key && timeline.key->global) {
    const Drawing wheel = keyWheel(wheelOf(*timeline.key), picture::cssPalette(), kWheel,
                                   said(QT_TRANSLATE_NOOP("Report", "Wheel of keys")));
    if (timeline.key->spans.size() > 1 && !chords.rows.empty()) part.blocks.push_back(keyTable(timeline));
    part.blocks.push_back(Aside{wheel, chords.rows.empty() ? keyTable(timeline) : std::move(chords)});
  } else if (!chords.rows.empty()) {
    part.blocks.push_back(std::move(chords));
  }
  if (!part.blocks.empty()) report.parts.push_back(std::move(part));
}

/// One table for each group of measures.
void addMeasures(Report& report, const model::Timeline& timeline) {
  Part part{.title = said(QT_TRANSLATE_NOOP("Report", "Measures")), .blocks = {}};
  std::optional<text::MeasureGroup> group;
  Table table;
  const auto finish = [&] {
    if (!table.rows.empty()) part.blocks.push_back(std::move(table));
    table = {};
  };
  for (const model::Measure measure : text::shownMeasures()) {
    const auto value = model::measureOf(timeline, measure);
    if (!value) continue;
    if (group != text::measureGroup(measure)) {
      finish();
      group = text::measureGroup(measure);
      table = {.columns = {{said(QT_TRANSLATE_NOOP("Report", "Measure")), false, 2},
                           {said(QT_TRANSLATE_NOOP("Report", "Value")), true, 1.8},
                           {said(QT_TRANSLATE_NOOP("Report", "What it means")), false, 6}},
               .rows = {},
               .headed = false,
               .title = text::groupTitle(*group).toStdString()};
    }
    table.rows.push_back({{.text = text::measureTitle(measure).toStdString()},
                          {.text = text::measureValueText(measure, value).toStdString()},
                          {.text = text::measureExplanation(measure, value).toStdString()}});
  }
  finish();
  if (!part.blocks.empty()) report.parts.push_back(std::move(part));
}

void addTimeline(Report& report, const Scene& scene) {
  picture::SheetLayout layout = picture::printedSheet();
  layout.width = kPictureWidth;
  Part part{.title = said(QT_TRANSLATE_NOOP("Report", "Timeline")),
            .blocks = {Pictures{timelineLines(scene, picture::cssPalette(), layout)}},
            .newPage = true};
  report.parts.push_back(std::move(part));
}

}  // namespace

Report trackReport(const ExportTrack& track, const pipeline::StepCatalog& steps) {
  constexpr double kOverviewHeight = 96;
  const Scene scene = picture::sceneOf(track);
  const model::Timeline& timeline = track.timeline;
  Report report{.language = languageTag(),
                .title = scene.title,
                .subtitle = subtitleOf(track, scene),
                .parts = {},
                .footer = programName()};
  Part opening{.title = {}, .blocks = {openingFigures(scene)}};
  if (timeline.waveform)
    opening.blocks.push_back(
        Pictures{{overview(scene, picture::cssPalette(), kPictureWidth, kOverviewHeight)}});
  report.parts.push_back(std::move(opening));
  if (timeline.sections && !timeline.sections->sections.empty())
    report.parts.push_back(
        {.title = said(QT_TRANSLATE_NOOP("Report", "Form")), .blocks = {formTable(timeline)}});
  addHarmony(report, timeline);
  if (ChordSheet sheet = chordSheet(timeline, scene.range); !sheet.sections.empty())
    report.parts.push_back({.title = said(QT_TRANSLATE_NOOP("Report", "Chord sheet")),
                            .blocks = {std::move(sheet)},
                            .newPage = true});
  addTimeline(report, scene);
  addMeasures(report, timeline);
  report.parts.push_back(analysisPart(track, steps));
  return report;
}

}  // namespace barline::exporting::reports
