#include "tests/engine/export/Grids.h"

#include <algorithm>
#include <memory>
#include <random>
#include <string>

namespace barline::test {
namespace {

using model::BeatGrid;

void addBeat(BeatGrid& grid, double time, int position) {
  grid.beats.push_back({time, position, 0.9, {}});
}

void closeBars(BeatGrid& grid, double end) {
  if (!grid.bars.empty()) grid.bars.back().range.end = end;
}

}  // namespace

BeatGrid stretchedGrid(const std::vector<Stretch>& stretches, double first, int pickUp, double jitter,
                       std::uint32_t seed) {
  std::mt19937 generator(seed);
  std::normal_distribution<double> noise(0.0, jitter > 0.0 ? jitter : 1.0);
  BeatGrid grid;
  double time = first;
  const auto beat = [&](int position) {
    addBeat(grid, jitter > 0.0 ? std::max(time + noise(generator), 0.0) : time, position);
  };
  const Stretch& opening = stretches.front();
  for (int i = 0; i < pickUp; ++i, time += 60.0 / opening.bpm) beat(opening.beats - pickUp + i + 1);
  if (pickUp > 0) grid.bars.push_back({{grid.beats.front().time, 0.0}, 0, {pickUp, 4}, 0.5});
  int number = 0;
  for (const Stretch& stretch : stretches) {
    if (stretch.pauseBefore > 0.0) closeBars(grid, time);
    time += stretch.pauseBefore;
    const int beats = stretch.bars * stretch.beats;
    for (int i = 0; i < beats; ++i) {
      beat(i % stretch.beats + 1);
      if (i % stretch.beats == 0) {
        const double begin = grid.beats.back().time;
        if (i > 0 || stretch.pauseBefore == 0.0) closeBars(grid, begin);
        grid.bars.push_back({{begin, 0.0}, ++number, stretch.metre, 0.9});
      }
      const double share = static_cast<double>(i) / beats;
      time += 60.0 / (stretch.bpm + (stretch.endBpm - stretch.bpm) * share);
    }
  }
  closeBars(grid, time);
  return grid;
}

exporting::ExportTrack trackOf(const BeatGrid& grid) {
  exporting::ExportTrack track;
  const double end = grid.bars.back().range.end;
  track.timeline.source.path = "/music/track.wav";
  track.timeline.source.codec = "pcm_s16le";
  track.timeline.source.sampleRate = 44100;
  track.timeline.source.channels = 2;
  track.timeline.source.duration = end + 2.0;
  track.record.path = track.timeline.source.path;
  track.record.title = "track";
  track.record.duration = end + 2.0;
  track.range = {0.0, end + 2.0};
  track.timeline.grid = std::make_shared<const BeatGrid>(grid);
  model::Sections sections;
  model::ChordTimeline chords;
  for (std::size_t i = 0; i < grid.bars.size(); i += 8) {
    const double until = i + 8 < grid.bars.size() ? grid.bars[i + 8].range.begin : end;
    const model::TimeRange range{grid.bars[i].range.begin, until};
    sections.sections.push_back({range, static_cast<int>(i / 8 % 3), 0.8, {}});
    chords.changes.push_back({range, i / 8 % 2 == 0 ? "A:min7/b3" : "F:maj", 0.8, {}, {}});
  }
  track.timeline.sections = std::make_shared<const model::Sections>(sections);
  track.timeline.chords = std::make_shared<const model::ChordTimeline>(chords);
  const model::MusicalKey aMinor{9, model::Mode::Minor};
  const model::MusicalKey eFlat{3, model::Mode::Major};
  track.timeline.key = std::make_shared<const model::KeyTimeline>(model::KeyTimeline{
      aMinor, 0.9, {{{0.0, end / 2.0}, aMinor, 0.9, {}}, {{end / 2.0, end}, eFlat, 0.7, {}}}});
  track.timeline.tempo = std::make_shared<const model::TempoMap>(model::TempoMap{120.0, 0.9, {}, {}});
  return track;
}

std::vector<NamedGrid> manyGrids() {
  const auto bars = [](int count, double bpm, double endBpm) {
    return Stretch{.bars = count, .bpm = bpm, .endBpm = endBpm};
  };
  return {
      {"steady", stretchedGrid({bars(266, 152.0, 152.0)}, 0.534)},
      {"from 0", stretchedGrid({bars(60, 140.0, 140.0)}, 0.0)},
      {"a hair after 0", stretchedGrid({bars(60, 93.7, 93.7)}, 0.004)},
      {"half a minute before it", stretchedGrid({bars(20, 100.0, 100.0)}, 31.4)},
      {"drifting", stretchedGrid({bars(120, 118.0, 124.0), bars(80, 124.0, 97.0)}, 0.25)},
      {"jittering", stretchedGrid({bars(120, 96.3, 96.9)}, 1.7, 2, 0.008)},
      {"hardly jittering", stretchedGrid({bars(200, 127.97, 128.03)}, 0.1, 0, 0.001)},
      {"odd metres", stretchedGrid({{.bars = 5, .beats = 3, .metre = {3, 4}},
                                    {.bars = 7, .beats = 7, .metre = {7, 8}, .bpm = 240.0, .endBpm = 250.0},
                                    {.bars = 1, .beats = 2, .metre = {2, 4}},
                                    {.bars = 9, .beats = 5, .metre = {5, 4}}},
                                   0.4, 1)},
      {"dotted beats", stretchedGrid({{.bars = 16, .beats = 2, .metre = {6, 8}, .bpm = 60.0, .endBpm = 63.0},
                                      {.bars = 1, .beats = 1, .metre = {3, 8}, .bpm = 63.0, .endBpm = 63.0},
                                      {.bars = 8, .beats = 3, .metre = {9, 8}, .bpm = 63.0, .endBpm = 61.0}},
                                     0.9)},
      {"pauses",
       stretchedGrid(
           {bars(10, 120.0, 121.0),
            {.bars = 12, .bpm = 90.0, .endBpm = 91.0, .pauseBefore = 7.3},
            {.bars = 6, .beats = 3, .metre = {3, 4}, .bpm = 90.0, .endBpm = 90.0, .pauseBefore = 3.1}},
           2.2, 3)},
      {"pauses among eighths",
       stretchedGrid(
           {{.bars = 12, .beats = 7, .metre = {7, 8}, .bpm = 165.0, .endBpm = 178.0},
            {.bars = 9, .beats = 2, .metre = {6, 8}, .bpm = 74.0, .endBpm = 74.0, .pauseBefore = 6.0},
            {.bars = 9, .beats = 7, .metre = {7, 8}, .bpm = 60.0, .endBpm = 60.0}},
           21.3, 3)},
      {"pauses where the tempo jumps",
       stretchedGrid({bars(6, 254.0, 254.0),
                      {.bars = 8, .beats = 7, .metre = {7, 8}, .bpm = 50.0, .endBpm = 50.0},
                      {.bars = 20, .beats = 1, .metre = {3, 8}, .bpm = 94.0, .endBpm = 82.0},
                      {.bars = 4, .bpm = 250.0, .endBpm = 240.0, .pauseBefore = 4.0}},
                     3.2)},
  };
}

std::string hostileText() {
  return "He said \"don't\", <b>&amp;\t\n\r\\ 100% #1; \x01\x7F é ∅ 🎛️🥁 שלום عليكم "
         "\xE2\x80\xAE;,|";
}

std::string longText() {
  std::string text = hostileText();
  for (int i = 0; i < 240; ++i) text += i % 3 == 0 ? "ö" : "x";
  return text;
}

}  // namespace barline::test
