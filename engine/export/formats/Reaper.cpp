#include "engine/export/formats/Reaper.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/export/WrittenValues.h"
#include "engine/export/formats/LabelLayers.h"
#include "engine/export/formats/LocalKey.h"
#include "engine/export/formats/Losses.h"

namespace barline::exporting {
namespace {

// As different as eight colours are to most eyes (Okabe & Ito, "Color Universal Design", 2008).
constexpr std::array<std::string_view, 8> kColours{"E69F00", "56B4E9", "009E73", "F0E442",
                                                   "0072B2", "D55E00", "CC79A7", "999999"};

struct Row {
  double begin{};
  double end{};  ///< seconds; of a marker its begin
  std::string name;
  std::string_view colour{};
};

std::string clockText(double seconds) {
  const auto milliseconds = std::llround(std::max(seconds, 0.0) * 1000.0);
  const auto padded = [](std::int64_t number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
  };
  return std::to_string(milliseconds / 3'600'000) + ':' + padded(milliseconds / 60'000 % 60, 2) + ':' +
         padded(milliseconds / 1000 % 60, 2) + '.' + padded(milliseconds % 1000, 3);
}

std::string nameCell(std::string_view name) {
  std::string cell = oneLine(name);
  std::ranges::replace(cell, '"', '\'');
  return '"' + cell + '"';
}

void addSections(const model::Sections& sections, std::vector<Row>& regions) {
  for (const model::Section& section : sections.sections) {
    regions.push_back({section.range.begin, section.range.end, sectionText(section),
                       kColours[static_cast<std::size_t>(section.group) % kColours.size()]});
  }
}

void addChords(const model::Timeline& timeline, std::vector<Row>& regions) {
  for (const model::ChordSpan& span : timeline.chords->changes) {
    regions.push_back(
        {span.range.begin, span.range.end, plainChordName(span.label, localKey(timeline, span.range.begin))});
  }
}

void addBars(const model::BeatGrid& grid, std::vector<Row>& markers) {
  const model::Metre* metre = nullptr;
  for (const model::Bar& bar : grid.bars) {
    std::string name = "Bar " + std::to_string(bar.number);
    if (metre == nullptr || *metre != bar.metre) name.append(" ").append(toString(bar.metre));
    metre = &bar.metre;
    markers.push_back({bar.range.begin, bar.range.begin, std::move(name)});
  }
}

void addBeats(const model::BeatGrid& grid, std::vector<Row>& markers) {
  const std::vector<std::string> labels = beatLabels(grid);
  for (std::size_t i = 0; i < grid.beats.size(); ++i)
    markers.push_back({grid.beats[i].time, grid.beats[i].time, labels[i]});
}

void addKeys(const model::KeyTimeline& key, std::vector<Row>& markers) {
  for (const model::KeySpan& span : key.spans)
    markers.push_back({span.range.begin, span.range.begin, toString(span.key)});
}

std::vector<Row> regionsOf(const ExportTrack& track, const Layers& chosen) {
  std::vector<Row> regions;
  if (chosen.has(Layer::Sections) && track.timeline.sections) addSections(*track.timeline.sections, regions);
  if (chosen.has(Layer::Chords) && track.timeline.chords) addChords(track.timeline, regions);
  std::ranges::stable_sort(regions, {}, &Row::begin);
  return regions;
}

std::vector<Row> markersOf(const ExportTrack& track, const Layers& chosen) {
  std::vector<Row> markers;
  const auto& grid = track.timeline.grid;
  if (chosen.has(Layer::Key) && track.timeline.key) addKeys(*track.timeline.key, markers);
  if (chosen.has(Layer::Bars) && grid) addBars(*grid, markers);
  if (chosen.has(Layer::Beats) && grid) addBeats(*grid, markers);
  std::ranges::stable_sort(markers, {}, &Row::begin);
  return markers;
}

std::vector<ExportFile> write(std::span<const ExportTrack> tracks, const Layers& chosen) {
  std::string text = "#,Name,Start,End,Length,Color\n";
  int count = 0;
  for (const Row& row : regionsOf(tracks.front(), chosen)) {
    text.append("R").append(std::to_string(++count)).append(",").append(nameCell(row.name)).append(",");
    text.append(clockText(row.begin)).append(",").append(clockText(row.end)).append(",");
    text.append(clockText(row.end - row.begin)).append(",").append(row.colour).append("\n");
  }
  count = 0;
  for (const Row& row : markersOf(tracks.front(), chosen)) {
    text.append("M").append(std::to_string(++count)).append(",").append(nameCell(row.name)).append(",");
    text.append(clockText(row.begin)).append(",,,\n");
  }
  return {{".csv", std::move(text)}};
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  std::vector<Loss> losses;
  if (!regionsOf(track, chosen).empty() || !markersOf(track, chosen).empty())
    losses.push_back({BARLINE_EXPORT_TEXT("Export", "Times are rounded to the millisecond.")});
  addLossOfConfidence(track, chosen, losses);
  addLossOfAlternatives(track, chosen, losses);
  addLossOfBarChords(track, chosen, losses);
  addLossOfSectionGroups(track, chosen, losses);
  return losses;
}

}  // namespace

ExportFormat reaperFormat() {
  return {.id = "reaper",
          .title = BARLINE_EXPORT_TEXT("Export", "REAPER regions and markers"),
          .summary = BARLINE_EXPORT_TEXT("Export",
                                         "For REAPER's Region/Marker Manager; set the project's ruler to "
                                         "minutes and seconds before importing."),
          .group = FormatGroup::Studio,
          .extension = ".csv",
          .layers = {Layer::Beats, Layer::Bars, Layer::Key, Layer::Chords, Layer::Sections},
          .usual = {Layer::Bars, Layer::Key, Layer::Chords, Layer::Sections},
          .write = write,
          .losses = losses};
}

}  // namespace barline::exporting
