#include "engine/export/formats/ChordPro.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/export/WrittenValues.h"
#include "engine/export/formats/ChordChart.h"
#include "engine/export/formats/SheetLosses.h"
#include "engine/model/ChordNames.h"

namespace barline::exporting {
namespace {

constexpr std::size_t kBarsPerLine = 4;
constexpr int kStepsPerBeat = 1;
constexpr const char* kEmptyCell = ".";

/// "{title: …}"; nothing without a value. Braces end directives, "%{" begins a substitution and a backslash
/// an escape, so they become brackets and strokes of another kind.
std::string directive(std::string_view name, std::string_view value) {
  std::string text = oneLine(value);
  if (text.empty()) return {};
  std::ranges::replace(text, '{', '(');
  std::ranges::replace(text, '}', ')');
  std::ranges::replace(text, '\\', '/');
  return std::string("{").append(name).append(": ").append(text).append("}\n");
}

std::string keyName(const model::MusicalKey& key) {
  return pitchClassName(key.tonic, key) + (key.mode == model::Mode::Minor ? "m" : "");
}

/// A tempo as players set it: "120", "119.3".
std::string tempoText(double bpm) {
  const std::string text = decimal(bpm, 1);
  return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

std::string durationText(double seconds) {
  const auto whole = static_cast<long>(std::lround(seconds));
  const std::string rest = std::to_string(whole % 60);
  return std::to_string(whole / 60) + (rest.size() == 1 ? ":0" : ":") + rest;
}

/// A cell for each beat of the metre; a pick-up lacks the first ones.
std::vector<std::string> cellsOf(const ChartBar& bar) {
  const int beats = model::beatsIn(bar.metre);
  std::vector<std::string> cells(static_cast<std::size_t>(beats), kEmptyCell);
  for (const ChartChord& chord : bar.chords) {
    const int cell = std::clamp(beats - bar.beats + chord.step, 0, beats - 1);
    cells[static_cast<std::size_t>(cell)] = chordName(chord.label, bar.key, {});
  }
  return cells;
}

/// Bars in lines, each column of cells as wide as its widest. @param bars all of one metre
/// @param lastLine the bar line after the last of them
std::string gridLines(std::span<const ChartBar> bars, std::string_view lastLine) {
  std::vector<std::vector<std::string>> cells;
  for (const ChartBar& bar : bars) cells.push_back(cellsOf(bar));
  const std::size_t beats = cells.front().size();
  std::vector<std::size_t> widths(kBarsPerLine * beats, 1);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    for (std::size_t beat = 0; beat < beats; ++beat) {
      std::size_t& width = widths[i % kBarsPerLine * beats + beat];
      width = std::max(width, cells[i][beat].size());
    }
  }
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    text += "|";
    for (std::size_t beat = 0; beat < beats; ++beat) {
      std::string cell = cells[i][beat];
      cell.resize(std::max(widths[i % kBarsPerLine * beats + beat], cell.size()), ' ');
      text += ' ' + cell;
    }
    const bool isLast = i + 1 == cells.size();
    if (isLast) {
      text.append(" ").append(lastLine).append("\n");
    } else {
      text += i % kBarsPerLine + 1 == kBarsPerLine ? " |\n" : " ";
    }
  }
  return text;
}

std::string grid(std::span<const ChartBar> bars, std::string_view lastLine) {
  const std::size_t columns = std::min(bars.size(), kBarsPerLine);
  return "{start_of_grid: " + std::to_string(columns) + 'x' +
         std::to_string(model::beatsIn(bars.front().metre)) + "}\n" + gridLines(bars, lastLine) +
         "{end_of_grid}\n";
}

/// Key, metre and tempo as they are told; told again where they change.
class Settings {
 public:
  explicit Settings(const Layers& chosen) : chosen_(chosen) {}

  /// A key that changes within a section shows in its chords; it does not part the lines.
  [[nodiscard]] bool partsGrid(const ChartBar& bar) const {
    return metre_ != bar.metre || bar.bpm.has_value();
  }

  std::string directives(const ChartBar& bar) {
    std::string text;
    if (chosen_.has(Layer::Key) && key_ != bar.key) text += directive("key", keyName(bar.key));
    if (metre_ != bar.metre) text += directive("time", toString(bar.metre));
    if (bar.bpm) text += directive("tempo", tempoText(*bar.bpm));
    key_ = bar.key;
    metre_ = bar.metre;
    return text;
  }

 private:
  Layers chosen_;
  std::optional<model::MusicalKey> key_;
  std::optional<model::Metre> metre_;
};

std::string headText(const ExportTrack& track) {
  const model::TrackRecord& record = track.record;
  std::string text = directive("title", record.title) + directive("artist", record.artist) +
                     directive("album", record.album);
  if (record.year) text += directive("year", std::to_string(*record.year));
  if (track.timeline.source.duration > 0.0)
    text += directive("duration", durationText(track.timeline.source.duration));
  return text;
}

/// Bars of one grid: up to the next section, metre or tempo.
std::size_t gridEnd(const std::vector<ChartBar>& bars, std::size_t first, const Settings& settings) {
  std::size_t end = first + 1;
  while (end < bars.size() && bars[end].section.empty() && bars[first].number > 0 &&
         !settings.partsGrid(bars[end]))
    ++end;
  return end;
}

std::vector<ExportFile> write(std::span<const ExportTrack> tracks, const Layers& chosen) {
  const ChordChart chart = chordChart(tracks.front().timeline, chosen, kStepsPerBeat);
  if (chart.bars.empty()) return {};
  Layers told = chosen;
  if (!tracks.front().timeline.key || !tracks.front().timeline.key->global) told.set(Layer::Key, false);
  Settings settings(told);
  std::string text = headText(tracks.front());
  for (std::size_t first = 0; first < chart.bars.size();) {
    const ChartBar& bar = chart.bars[first];
    // The first settings belong to the head, later ones to their section.
    const std::string changes = settings.directives(bar);
    if (first == 0) text += changes;
    if (first == 0 || !bar.section.empty()) text += '\n';
    text += directive("comment", bar.section);
    if (first > 0) text += changes;
    const std::size_t end = gridEnd(chart.bars, first, settings);
    const bool isLast = end == chart.bars.size();
    const char* const lastLine = isLast ? "|." : chart.bars[end].section.empty() ? "|" : "||";
    text += grid(std::span(chart.bars).subspan(first, end - first), lastLine);
    first = end;
  }
  return {{".cho", text}};
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  return sheetLosses(track, chosen, kStepsPerBeat);
}

}  // namespace

ExportFormat chordProFormat() {
  const Layers layers{Layer::Bars, Layer::Tempo, Layer::Key, Layer::Chords, Layer::Sections};
  return {
      .id = "chordpro",
      .title = BARLINE_EXPORT_TEXT("Export", "ChordPro chord sheet"),
      .summary = BARLINE_EXPORT_TEXT(
          "Export", "A sheet of bars and chords by section that is read as text and in songbook programs."),
      .group = FormatGroup::Sheet,
      .extension = ".cho",
      .layers = layers,
      .usual = layers,
      .write = write,
      .losses = losses};
}

}  // namespace barline::exporting
