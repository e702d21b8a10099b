#include "engine/model/TrackReference.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace barline::model {
namespace {

constexpr double kLongest = 86'400.0;  // seconds
constexpr double kSlowest = 10.0;      // BPM
constexpr double kFastest = 1000.0;

/// Position in the bar of the beat that is `steps` after the marker's.
int positionAfter(const GridMarker& marker, std::int64_t steps) {
  const std::int64_t bar = marker.beatsPerBar;
  const std::int64_t position = (marker.beat - 1 + steps) % bar;
  return static_cast<int>((position + bar) % bar) + 1;
}

/// The beats of one marker, from `begin` up to but not at `end`.
void addBeats(const GridMarker& marker, double begin, double end, Annotation& annotation) {
  const double period = 60.0 / marker.bpm;
  // The last beat before the next marker may be rounded onto it.
  constexpr double kRounding = 0.25;
  auto step = static_cast<std::int64_t>(std::ceil((begin - marker.time) / period - 1e-6));
  for (;; ++step) {
    const double time = marker.time + static_cast<double>(step) * period;
    if (time >= end - kRounding * period) return;
    const int position = positionAfter(marker, step);
    annotation.beats->push_back({std::max(time, 0.0), position});
    if (position == 1) annotation.downbeats->push_back(std::max(time, 0.0));
  }
}

bool isUsable(const GridMarker& marker) {
  return marker.time >= 0.0 && marker.time <= kLongest && marker.bpm >= kSlowest && marker.bpm <= kFastest &&
         marker.beatsPerBar >= 1;
}

/// The tempo that the most of the track has.
double mainTempo(const std::vector<GridMarker>& grid, double duration) {
  double longest = -1.0;
  double bpm = 0.0;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const double end = i + 1 < grid.size() ? grid[i + 1].time : std::max(duration, grid[i].time);
    if (end - grid[i].time <= longest) continue;
    longest = end - grid[i].time;
    bpm = grid[i].bpm;
  }
  return bpm;
}

}  // namespace

Annotation annotationOf(const TrackReference& reference, double duration) {
  Annotation annotation;
  annotation.key = reference.key;
  std::vector<GridMarker> grid = reference.grid;
  std::erase_if(grid, [](const GridMarker& marker) { return !isUsable(marker); });
  if (grid.empty()) return annotation;
  duration = std::clamp(duration, 0.0, kLongest);
  annotation.beats.emplace();
  annotation.downbeats.emplace();
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const bool last = i + 1 == grid.size();
    const double begin = i == 0 && reference.beginsBefore ? 0.0 : grid[i].time;
    const double period = 60.0 / grid[i].bpm;
    addBeats(grid[i], begin, last ? duration + 0.25 * period : grid[i + 1].time, annotation);
    const Metre metre{grid[i].beatsPerBar, grid[i].beatUnit};
    if (annotation.metres.empty() || annotation.metres.back().metre != metre)
      annotation.metres.push_back({begin, metre});
  }
  annotation.tempo = AnnotatedTempo{.bpm = {mainTempo(grid, duration)}};
  return annotation;
}

}  // namespace barline::model
