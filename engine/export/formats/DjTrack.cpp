#include "engine/export/formats/DjTrack.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "engine/export/WrittenValues.h"
#include "engine/export/formats/LabelLayers.h"

namespace barline::exporting {

bool wantsGrid(const Layers& chosen) {
  return chosen.has(Layer::Beats) || chosen.has(Layer::Bars) || chosen.has(Layer::Tempo);
}

std::vector<PulseBar> barsInFile(const ExportTrack& track, const Layers& chosen) {
  if (!wantsGrid(chosen) || !track.timeline.grid) return {};
  std::vector<PulseBar> bars = pulseBars(*track.timeline.grid);
  for (PulseBar& bar : bars) {
    for (double& time : bar.beats) time += track.origin();
    bar.end += track.origin();
  }
  return bars;
}

std::vector<SectionInFile> sectionsInFile(const ExportTrack& track, const Layers& chosen) {
  std::vector<SectionInFile> sections;
  if (!chosen.has(Layer::Sections) || !track.timeline.sections) return sections;
  for (const model::Section& section : track.timeline.sections->sections) {
    const model::TimeRange range{section.range.begin + track.origin(), section.range.end + track.origin()};
    sections.push_back({range, oneLine(sectionText(section))});
  }
  return sections;
}

std::optional<double> bpmOf(const ExportTrack& track) {
  if (track.timeline.tempo && track.timeline.tempo->bpm) return track.timeline.tempo->bpm;
  return track.record.bpm;
}

std::optional<model::MusicalKey> keyOf(const ExportTrack& track) {
  if (track.timeline.key && track.timeline.key->global) return track.timeline.key->global;
  return track.record.key;
}

std::string keyNameOf(const ExportTrack& track) {
  const auto key = keyOf(track);
  if (!key) return {};
  std::string name = pitchClassName(key->tonic, *key);
  if (key->mode == model::Mode::Minor) name += 'm';
  return name;
}

std::string lowerEnding(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return ending;
}

std::optional<Day> dayOf(std::int64_t seconds) {
  if (seconds <= 0) return std::nullopt;
  using namespace std::chrono;
  const year_month_day date(floor<days>(sys_seconds(std::chrono::seconds(seconds))));
  return Day{static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
             static_cast<unsigned>(date.day())};
}

double farthestBeat(const std::vector<PulseBar>& bars, const std::vector<TempoAnchor>& anchors) {
  constexpr double kMinute = 60.0;
  double farthest = 0.0;
  for (const PulseBar& bar : bars) {
    for (const double time : bar.beats) {
      // An anchor may be rounded to behind its beat.
      auto after = std::ranges::upper_bound(anchors, time + 0.001, {}, &TempoAnchor::time);
      if (after == anchors.begin()) continue;
      const TempoAnchor& anchor = *--after;
      const double period = kMinute / anchor.bpm;
      const double count = std::round((time - anchor.time) / period);
      farthest = std::max(farthest, std::abs(anchor.time + count * period - time));
    }
  }
  return farthest;
}

void addLossOfGridEnds(const ExportTrack& track, const Layers& chosen, std::vector<Loss>& losses) {
  const std::vector<PulseBar> bars = barsInFile(track, chosen);
  if (bars.empty()) return;
  const auto pauses = std::ranges::count_if(bars, &PulseBar::pausesAfter) - 1;
  if (pauses > 0) {
    losses.push_back(
        {BARLINE_EXPORT_TEXT("Export",
                             "The pulse pauses %1 times; the program's grid runs on through the pauses."),
         {std::to_string(pauses)}});
  }
  constexpr double kWorthTelling = 2.0;  // seconds
  if (track.timeline.source.duration + track.origin() - bars.back().end < kWorthTelling) return;
  losses.push_back(
      {BARLINE_EXPORT_TEXT("Export",
                           "The beats end at %1 s; the program's grid runs on to the end of the track."),
       {decimal(bars.back().end, 1)}});
}

void addLossOfKeyChanges(const ExportTrack& track, const Layers& chosen, std::vector<Loss>& losses) {
  if (!chosen.has(Layer::Key) || !track.timeline.key) return;
  const auto& spans = track.timeline.key->spans;
  const bool changes = std::ranges::adjacent_find(spans, [](const auto& one, const auto& next) {
                         return one.key != next.key;
                       }) != spans.end();
  if (!changes) return;
  losses.push_back(
      {BARLINE_EXPORT_TEXT(
           "Export", "The key changes; there is room for one, which is that of the track as a whole, %1."),
       {keyNameOf(track)}});
}

void addLossOfMp3Start(const ExportTrack& track, std::vector<Loss>& losses) {
  if (track.timeline.source.codec != "mp3" || !track.timeline.grid) return;
  losses.push_back({BARLINE_EXPORT_TEXT("Export",
                                        "This is an MP3 file: other programs may begin it some 26 ms earlier "
                                        "or later than Barline. Check one beat.")});
}

}  // namespace barline::exporting
