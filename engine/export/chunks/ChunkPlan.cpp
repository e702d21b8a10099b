#include "engine/export/chunks/ChunkPlan.h"

#include <algorithm>
#include <map>

#include "engine/audio/Audio.h"
#include "engine/export/ExportText.h"
#include "engine/export/chunks/ChunkFilter.h"
#include "engine/export/chunks/ChunkProblem.h"
#include "engine/model/Section.h"

namespace barline::exporting {
namespace {

using model::Timeline;
using model::TimeRange;

constexpr double kShortest = 0.01;  // seconds that something is known of

/// What is shorter than a frame is no chunk: its ends may fall on the same one.
double oneFrame(const ExportTrack& track, const ChunkSettings& settings) {
  const int rate = track.timeline.source.sampleRate;
  return 1.0 / (settings.audio == ChunkAudio::Analysis || rate <= 0 ? audio::kAnalysisRate : rate);
}

/// Where a chunk begins, in the timeline's time.
struct Cut {
  double time{};
  std::optional<int> beat{};
};

std::vector<model::Bar> wholeBars(const Timeline& timeline) {
  std::vector<model::Bar> bars;
  if (timeline.grid == nullptr) return bars;
  std::ranges::copy_if(timeline.grid->bars, std::back_inserter(bars),
                       [](const model::Bar& bar) { return bar.number >= 1; });
  return bars;
}

std::vector<Cut> cutsAt(const Timeline& timeline, const std::vector<model::Bar>& bars,
                        const ChunkSettings& settings) {
  const double first = bars.front().range.begin;
  std::vector<Cut> cuts;
  switch (settings.unit) {
    case ChunkUnit::Bar:
    case ChunkUnit::Bars: {
      const auto step = static_cast<std::size_t>(settings.unit == ChunkUnit::Bar ? 1 : settings.barsEach);
      for (std::size_t i = 0; i < bars.size(); i += step) cuts.push_back({bars[i].range.begin});
      break;
    }
    case ChunkUnit::Beat:
      for (const model::Beat& beat : timeline.grid->beats) {
        if (beat.time >= first) cuts.push_back({beat.time, beat.positionInBar});
      }
      break;
    case ChunkUnit::Section:
      if (timeline.sections == nullptr) break;
      for (const model::Section& section : timeline.sections->sections) {
        // The first one may begin with the track or its pick-up.
        if (section.range.end > first) cuts.push_back({std::max(first, section.range.begin)});
      }
      break;
  }
  return cuts;
}

/// What sounds longest in a stretch, and its confidence by how long each part of it sounds.
void describeChord(const Timeline& timeline, const TimeRange& range, PlannedChunk& chunk) {
  if (timeline.chords == nullptr) return;
  struct Share {
    double seconds{};
    double weighed{};
  };
  std::map<std::string, Share> shares;
  for (const model::ChordSpan& span : timeline.chords->changes) {
    const double shared = std::min(span.range.end, range.end) - std::max(span.range.begin, range.begin);
    if (shared <= 0.0) continue;
    shares[span.label].seconds += shared;
    shares[span.label].weighed += shared * span.confidence;
  }
  const auto longest =
      std::ranges::max_element(shares, {}, [](const auto& share) { return share.second.seconds; });
  if (longest == shares.end()) return;
  chunk.chord = longest->first;
  chunk.chordConfidence = longest->second.weighed / longest->second.seconds;
}

template <typename Span>
const Span* spanAt(const std::vector<Span>& spans, double time) {
  const auto found = std::ranges::find_if(spans, [&](const Span& span) { return span.range.contains(time); });
  return found == spans.end() ? nullptr : &*found;
}

void describeSection(const Timeline& timeline, double time, PlannedChunk& chunk) {
  if (chunk.firstBar == 0) {
    chunk.sectionName = "lead-in";
    return;
  }
  if (timeline.sections == nullptr) return;
  const auto& sections = timeline.sections->sections;
  const model::Section* const section = spanAt(sections, time);
  if (section == nullptr) return;
  chunk.section = static_cast<int>(section - sections.data()) + 1;
  chunk.sectionGroup = model::groupLetter(section->group);
  if (!section->name.empty())
    chunk.sectionName = section->name;
  else if (section->label)
    chunk.sectionName = model::toString(section->label->kind);
}

void describe(const Timeline& timeline, const TimeRange& range, PlannedChunk& chunk) {
  const double middle = (range.begin + range.end) / 2.0;
  describeChord(timeline, range, chunk);
  describeSection(timeline, middle, chunk);
  if (timeline.key != nullptr) {
    const model::KeySpan* const span = spanAt(timeline.key->spans, middle);
    chunk.key = span != nullptr ? std::optional(span->key) : timeline.key->global;
  }
  if (timeline.tempo != nullptr) {
    const model::TempoSpan* const span = spanAt(timeline.tempo->spans, middle);
    chunk.bpm = span != nullptr ? std::optional(span->bpm) : timeline.tempo->bpm;
  }
}

/// The bar that contains the chunk's begin and the last that begins in it.
void placeInBars(const std::vector<model::Bar>& bars, const TimeRange& range, PlannedChunk& chunk) {
  const auto behind = [&](double time) {
    return std::ranges::upper_bound(bars, time, {}, [](const model::Bar& bar) { return bar.range.begin; });
  };
  const auto first = behind(range.begin);
  if (first == bars.begin()) return;
  chunk.firstBar = std::prev(first)->number;
  chunk.metre = std::prev(first)->metre;
  auto last =
      std::ranges::lower_bound(bars, range.end, {}, [](const model::Bar& bar) { return bar.range.begin; });
  chunk.lastBar = std::max(chunk.firstBar, std::prev(last)->number);
}

}  // namespace

void checkSettings(const ChunkSettings& settings) {
  if (settings.unit == ChunkUnit::Bars && settings.barsEach < 1)
    throw ChunkError({BARLINE_EXPORT_TEXT("Chunks", "A chunk holds at least one bar.")});
  if (settings.encoding == ChunkEncoding::Flac && settings.depth == ChunkDepth::Float32)
    throw ChunkError({BARLINE_EXPORT_TEXT("Chunks", "FLAC holds no floats: choose WAV, or 24 bits.")});
  if (settings.level != ChunkLevel::AsIs && !(settings.peak <= 0.0 && settings.peak >= -96.0))
    throw ChunkError({BARLINE_EXPORT_TEXT("Chunks", "The peak is to be between −96 and 0 dBFS.")});
  if (!(settings.fadeIn >= 0.0 && settings.fadeIn <= 10.0 && settings.fadeOut >= 0.0 &&
        settings.fadeOut <= 10.0))
    throw ChunkError({BARLINE_EXPORT_TEXT("Chunks", "A fade takes at most 10 seconds.")});
  if (settings.padding == ChunkPadding::Grid &&
      !(settings.gridSeconds >= 0.001 && settings.gridSeconds <= 600.0))
    throw ChunkError(
        {BARLINE_EXPORT_TEXT("Chunks", "Chunks are filled up to between a millisecond and 10 minutes.")});
  static_cast<void>(ChunkFilter(settings.filter));
}

ChunkPlan planChunks(const ExportTrack& track, const ChunkSettings& settings) {
  checkSettings(settings);
  const ChunkFilter filter(settings.filter);
  const Timeline& timeline = track.timeline;
  const std::vector<model::Bar> bars = wholeBars(timeline);
  if (bars.empty())
    throw ChunkError(
        {BARLINE_EXPORT_TEXT("Chunks", "There are no bars to cut by: this passage has no known beat.")});
  std::vector<Cut> cuts = cutsAt(timeline, bars, settings);
  if (cuts.empty())
    throw ChunkError({BARLINE_EXPORT_TEXT("Chunks", "There are no sections to cut by in this passage.")});

  const double begin = track.range.begin - track.origin();
  const double end = settings.tail ? track.range.end - track.origin()
                                   : std::min(bars.back().range.end, track.range.end - track.origin());
  const double shortest = oneFrame(track, settings);
  if (settings.leadIn && cuts.front().time - begin >= shortest) {
    const bool beats = settings.unit == ChunkUnit::Beat;
    cuts.insert(cuts.begin(), {begin, beats ? std::optional(0) : std::nullopt});
  }
  const double described = bars.back().range.end;
  ChunkPlan plan;
  plan.reachesEnd = settings.tail;
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const TimeRange range{cuts[i].time, i + 1 < cuts.size() ? cuts[i + 1].time : end};
    if (range.end - range.begin < shortest) continue;
    PlannedChunk chunk;
    chunk.number = static_cast<int>(++plan.all);
    chunk.range = {range.begin + track.origin(), range.end + track.origin()};
    chunk.beat = cuts[i].beat;
    placeInBars(bars, range, chunk);
    // What fades away behind the last bar says nothing of it.
    describe(timeline, {range.begin, std::min(range.end, std::max(described, range.begin + kShortest))},
             chunk);
    if (filter.takes(chunk)) plan.chunks.push_back(std::move(chunk));
  }
  return plan;
}

ChunkPlan chunksToWrite(const ExportTrack& track, const ChunkSettings& settings) {
  ChunkPlan plan = planChunks(track, settings);
  if (plan.chunks.empty())
    throw ChunkError({BARLINE_EXPORT_TEXT("Chunks", "The filter selects none of the %1 chunks."),
                      {std::to_string(plan.all)}});
  return plan;
}

}  // namespace barline::exporting
