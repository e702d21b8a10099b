// The part of Amend.h about beats and bars.

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/edits/Amend.h"
#include "engine/edits/GridBasis.h"
#include "engine/edits/Ranges.h"

namespace barline::edits {
namespace {

using model::Bar;
using model::Beat;
using model::BeatGrid;
using model::Metre;
using model::MetreChange;

// Of a beat: an analysed beat nearer than this to an edited one is the same beat, heard elsewhere.
constexpr double kSameBeat = 0.5;
constexpr double kUsualBeat = 0.5;  // s, where a single beat is all there is
constexpr double kSameTime = 1e-6;  // s

struct PlacedBeat {
  Beat beat;
  bool edited{};
};

/// The metre of a bar that has so many beats and should have `metre`.
Metre metreWith(int beats, const Metre& metre) {
  if (beats == beatsIn(metre)) return metre;
  return {isCompound(metre) ? 3 * beats : beats, metre.denominator};
}

std::vector<PlacedBeat> placedBeats(const BeatGrid& analysed, const LayerOverlay& overlay) {
  std::vector<PlacedBeat> placed;
  for (const Beat& beat : analysed.beats) {
    if (overlay.patchAt(beat.time) == nullptr) placed.push_back({beat, false});
  }
  for (const Patch& patch : overlay.patches) {
    const auto* content = std::get_if<model::GridPatch>(patch.content.get());
    if (content == nullptr) continue;
    for (const Beat& beat : content->beats) {
      if (patch.range.contains(beat.time)) placed.push_back({beat, true});
    }
  }
  std::ranges::stable_sort(placed, {}, [](const PlacedBeat& placedBeat) { return placedBeat.beat.time; });
  return placed;
}

/// Drops analysed beats that are an edited one heard elsewhere.
std::vector<Beat> withoutDoubles(const std::vector<PlacedBeat>& placed) {
  const auto gap = [&](std::size_t first) { return placed[first + 1].beat.time - placed[first].beat.time; };
  std::vector<Beat> beats;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    bool isDouble = false;
    if (!placed[i].edited && i > 0 && placed[i - 1].edited) {
      const double interval = i + 1 < placed.size() ? gap(i) : kUsualBeat;
      isDouble = gap(i - 1) < kSameBeat * interval;
    }
    if (!placed[i].edited && !isDouble && i + 1 < placed.size() && placed[i + 1].edited) {
      const double interval = i > 0 ? gap(i - 1) : kUsualBeat;
      isDouble = gap(i) < kSameBeat * interval;
    }
    if (!isDouble) beats.push_back(placed[i].beat);
  }
  return beats;
}

/// The metre that a person set for a downbeat, or the analysis has around it.
Metre metreAt(const Beat& downbeat, double interval, const BeatGrid& analysed, const LayerOverlay& overlay) {
  const Patch* const patch = overlay.patchAt(downbeat.time);
  if (const auto* content =
          patch == nullptr ? nullptr : std::get_if<model::GridPatch>(patch->content.get())) {
    const auto after =
        std::ranges::upper_bound(content->metres, downbeat.time + kSameTime, {}, &MetreChange::time);
    if (after != content->metres.begin()) return std::prev(after)->metre;
  }
  const auto bar = model::barIndexAt(analysed, downbeat.time + interval / 2.0);
  if (bar) return analysed.bars[*bar].metre;
  return model::mostCommonMetre(analysed).value_or(Metre{});
}

/// The analysed bar that begins at a time; null where none does.
const Bar* barFrom(double time, const BeatGrid& analysed) {
  const auto bar = std::ranges::lower_bound(analysed.bars, time - kSameTime, {},
                                            [](const Bar& candidate) { return candidate.range.begin; });
  const bool found = bar != analysed.bars.end() && std::abs(bar->range.begin - time) <= kSameTime;
  return found ? &*bar : nullptr;
}

}  // namespace

std::vector<Bar> barsOf(std::span<const Beat> beats, std::span<const MetreChange> metres) {
  std::vector<Bar> bars;
  std::size_t begin = 0;
  while (begin < beats.size()) {
    std::size_t end = begin + 1;
    while (end < beats.size() && beats[end].positionInBar != 1) ++end;
    const Beat& last = beats[end - 1];
    const bool followed = !pausesAfter(beats, end - 1);
    const auto after =
        std::ranges::upper_bound(metres, beats[begin].time + kSameTime, {}, &MetreChange::time);
    Metre metre =
        after != metres.begin() ? std::prev(after)->metre : (metres.empty() ? Metre{} : metres.front().metre);
    const bool isPickUp = beats[begin].positionInBar != 1;
    if (followed && !isPickUp) metre = metreWith(static_cast<int>(end - begin), metre);
    const int number = bars.empty() ? (isPickUp ? 0 : 1) : bars.back().number + 1;
    bars.push_back({{beats[begin].time, followed ? beats[end].time : last.time + intervalAt(beats, end - 1)},
                    number,
                    metre,
                    beats[begin].confidence});
    begin = end;
  }
  return bars;
}

BeatGrid amended(const BeatGrid& analysed, const LayerOverlay& overlay) {
  if (overlay.showsAnalysis()) return analysed;
  BeatGrid grid;
  grid.alternatives = analysed.alternatives;
  grid.beats = withoutDoubles(placedBeats(analysed, overlay));
  std::vector<MetreChange> metres;
  for (std::size_t i = 0; i < grid.beats.size(); ++i) {
    if (grid.beats[i].positionInBar != 1) continue;
    metres.push_back(
        {grid.beats[i].time, metreAt(grid.beats[i], intervalAt(grid.beats, i), analysed, overlay)});
  }
  grid.bars = barsOf(grid.beats, metres);
  for (std::size_t i = 0; i < grid.bars.size(); ++i) {
    Bar& bar = grid.bars[i];
    const Bar* const heard = barFrom(bar.range.begin, analysed);
    const bool touched = heard == nullptr || overlay.patchWithin(heard->range) != nullptr;
    const bool reachesNext = i + 1 < grid.bars.size() && heard != nullptr &&
                             heard->range.end > grid.bars[i + 1].range.begin + kSameTime;
    if (touched || reachesNext) continue;
    const int number = bar.number;
    bar = *heard;
    bar.number = number;
  }
  return grid;
}

}  // namespace barline::edits
