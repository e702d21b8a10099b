#include "engine/edits/GridBasis.h"

#include <algorithm>
#include <cmath>

namespace barline::edits {
namespace {

using model::Beat;
using model::TimeRange;

constexpr double kUsualInterval = 0.5;  // s, where a single beat is all there is

bool holds(const std::vector<TimeRange>& ranges, double time) {
  return std::ranges::any_of(ranges, [&](const TimeRange& range) { return range.contains(time); });
}

bool beginsWithDownbeat(const Patch& patch) {
  const auto* content = std::get_if<model::GridPatch>(patch.content.get());
  if (content == nullptr) return false;
  const auto first =
      std::ranges::find_if(content->beats, [&](const Beat& beat) { return patch.range.contains(beat.time); });
  return first != content->beats.end() && first->positionInBar == 1;
}

}  // namespace

std::size_t firstBeatFrom(const model::BeatGrid& grid, double time) {
  return static_cast<std::size_t>(std::ranges::lower_bound(grid.beats, time, {}, &Beat::time) -
                                  grid.beats.begin());
}

std::optional<std::size_t> nearestBeat(const model::BeatGrid& grid, double time) {
  if (grid.beats.empty()) return std::nullopt;
  const std::size_t after = firstBeatFrom(grid, time);
  if (after == grid.beats.size()) return after - 1;
  if (after == 0) return after;
  return time - grid.beats[after - 1].time <= grid.beats[after].time - time ? after - 1 : after;
}

std::string beatName(const model::BeatGrid& grid, std::size_t index) {
  const Beat& beat = grid.beats[index];
  const auto bar = model::barIndexAt(grid, beat.time);
  const int number = bar ? grid.bars[*bar].number : 0;
  return std::to_string(number) + "." + std::to_string(beat.positionInBar);
}

double intervalAt(std::span<const Beat> beats, std::size_t index) {
  if (!pausesAfter(beats, index)) return beats[index + 1].time - beats[index].time;
  if (index > 0) {
    // The first beat after a pause that none follows has no interval of its own; the pause's is none.
    const double before = beats[index].time - beats[index - 1].time;
    if (!pausesAfter(beats, index - 1)) return before;
  }
  return kUsualInterval;
}

std::size_t firstStaying(const GridBasis& basis, std::size_t index, Reach reach) {
  const auto& beats = basis.grid.beats;
  if (reach == Reach::Here) return std::min(index + 1, beats.size());
  if (reach == Reach::ToEnd) return beats.size();
  std::size_t staying = index + 1;
  while (staying < beats.size() && !holds(basis.overlay.verified, beats[staying].time) &&
         !holds(basis.overlay.locked, beats[staying].time)) {
    ++staying;
  }
  return std::min(staying, beats.size());
}

std::size_t firstStayingBar(const GridBasis& basis, std::size_t index, Reach reach) {
  std::size_t staying = firstStaying(basis, index, reach);
  if (reach != Reach::ToNextVerified) return staying;
  const double time = basis.grid.beats[index].time;
  for (const Patch& patch : basis.overlay.patches) {
    if (patch.range.begin <= time || !beginsWithDownbeat(patch)) continue;
    staying = std::min(staying, firstBeatFrom(basis.grid, patch.range.begin));
  }
  return staying;
}

std::vector<BeatSpan> changeable(const GridBasis& basis, const TimeRange& range, Reach reach) {
  const auto& beats = basis.grid.beats;
  std::vector<BeatSpan> spans;
  for (std::size_t i = firstBeatFrom(basis.grid, range.begin); i < beats.size() && beats[i].time < range.end;
       ++i) {
    if (reach != Reach::ToEnd && holds(basis.overlay.verified, beats[i].time)) continue;
    if (spans.empty() || spans.back().end != i) spans.push_back({i, i});
    spans.back().end = i + 1;
  }
  return spans;
}

std::optional<model::Transient> transientNear(std::span<const model::Transient> transients, double time,
                                              double reach) {
  std::optional<model::Transient> best;
  double most = 0.0;
  auto transient = std::ranges::lower_bound(transients, time - reach, {}, &model::Transient::time);
  for (; transient != transients.end() && transient->time <= time + reach; ++transient) {
    const double weight = transient->strength * (1.0 - 0.8 * std::abs(transient->time - time) / reach);
    if (best && weight <= most) continue;
    best = *transient;
    most = weight;
  }
  return best;
}

}  // namespace barline::edits
