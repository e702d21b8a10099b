#include "engine/edits/Ranges.h"

namespace barline::edits {

using model::TimeRange;

std::vector<TimeRange> without(const TimeRange& range, const TimeRange& taken) {
  if (!overlap(range, taken)) return {range};
  std::vector<TimeRange> pieces;
  if (range.begin < taken.begin) pieces.push_back({range.begin, taken.begin});
  if (taken.end < range.end) pieces.push_back({taken.end, range.end});
  return pieces;
}

std::vector<TimeRange> including(const std::vector<TimeRange>& ranges, const TimeRange& range) {
  std::vector<TimeRange> result;
  TimeRange merged = range;
  for (const TimeRange& other : ranges) {
    if (other.end < merged.begin || merged.end < other.begin) {
      result.push_back(other);
    } else {
      merged = {std::min(merged.begin, other.begin), std::max(merged.end, other.end)};
    }
  }
  result.insert(std::ranges::lower_bound(result, merged.begin, {}, &TimeRange::begin), merged);
  return result;
}

std::vector<TimeRange> excluding(const std::vector<TimeRange>& ranges, const TimeRange& range) {
  std::vector<TimeRange> result;
  for (const TimeRange& other : ranges) {
    for (const TimeRange& piece : without(other, range)) result.push_back(piece);
  }
  return result;
}

model::GridPatch gridPatchOf(const model::BeatGrid& grid, const TimeRange& range) {
  model::GridPatch patch;
  std::ranges::copy_if(grid.beats, std::back_inserter(patch.beats),
                       [&](const model::Beat& beat) { return range.contains(beat.time); });
  for (const model::Bar& bar : grid.bars) {
    if (!range.contains(bar.range.begin)) continue;
    if (patch.metres.empty() || patch.metres.back().metre != bar.metre)
      patch.metres.push_back({bar.range.begin, bar.metre});
  }
  return patch;
}

bool isInUse(const model::GridPatch& patch, const model::BeatGrid& grid, const TimeRange& range) {
  if (gridPatchOf(grid, range).beats != patch.beats) return false;
  return std::ranges::all_of(grid.bars, [&](const model::Bar& bar) {
    const auto next = std::ranges::upper_bound(patch.metres, bar.range.begin, {}, &model::MetreChange::time);
    return !range.contains(bar.range.begin) || next == patch.metres.begin() ||
           std::prev(next)->metre == bar.metre;
  });
}

}  // namespace barline::edits
