#include "engine/export/PulseBars.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace barline::exporting {
namespace {

constexpr double kUsualInterval = 0.5;
constexpr double kRounding = 1e-6;  // seconds

/// Index of the bar that a beat belongs to; nothing before the first.
std::optional<std::size_t> barOf(const model::BeatGrid& grid, const model::Beat& beat) {
  const auto after = std::ranges::upper_bound(grid.bars, beat.time + kRounding, {},
                                              [](const model::Bar& bar) { return bar.range.begin; });
  if (after == grid.bars.begin()) return std::nullopt;
  return static_cast<std::size_t>(after - grid.bars.begin()) - 1;
}

/// Whether three units make a beat. A bar of 6/8 that is cut short to one beat is 3/8.
bool hasThreeUnits(const model::Metre& metre, std::size_t beats, bool amongCompound) {
  if (metre.denominator < 8 || metre.numerator % 3 != 0) return false;
  if (metre.numerator == 3) return amongCompound && beats == 1;
  return static_cast<std::size_t>(metre.numerator) != beats;
}

/// Whether others would count three units to a beat. Six eighths that are left of 7/8 do, so they are six
/// quarters.
bool looksCompound(const model::Metre& metre, bool amongCompound) {
  return metre.denominator >= 8 && metre.numerator % 3 == 0 && (metre.numerator > 3 || amongCompound);
}

bool hasCompound(const model::BeatGrid& grid) {
  return std::ranges::any_of(grid.bars, [](const model::Bar& bar) { return model::isCompound(bar.metre); });
}

/// The beats of one bar, or of a part of it.
struct Group {
  std::optional<std::size_t> bar;
  std::size_t first{};
  std::size_t last{};  ///< one behind
};

std::vector<Group> groupsOf(const model::BeatGrid& grid) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < grid.beats.size(); ++i) {
    const auto bar = barOf(grid, grid.beats[i]);
    const bool begins = groups.empty() || groups.back().bar != bar || grid.bars.empty() ||
                        model::pausesAfter(grid.beats, i - 1);
    if (begins) groups.push_back({bar, i, i});
    groups.back().last = i + 1;
  }
  return groups;
}

/// Seconds that the beat before `index` lasts, as far as the grid tells.
double intervalBefore(const model::BeatGrid& grid, std::size_t index) {
  if (index < 2 || model::pausesAfter(grid.beats, index - 2)) return kUsualInterval;
  return grid.beats[index - 1].time - grid.beats[index - 2].time;
}

/// Where the pulse ends with the last beat of a group.
double endOfPulse(const model::BeatGrid& grid, const Group& group) {
  const double last = grid.beats[group.last - 1].time;
  const double usual = intervalBefore(grid, group.last);
  if (!group.bar) return last + usual;
  const double told = grid.bars[*group.bar].range.end;
  const bool fits = told > last + usual / 2.0 && told < last + 2.0 * usual;
  return fits ? told : last + usual;
}

/// Sets where a bar ends. What is told of it may reach up to the next beat: then that goes on with the pulse.
void setEnd(const model::BeatGrid& grid, const Group& group, PulseBar& bar) {
  constexpr double kLeastPause = 0.5;  // of the beat before
  const bool isLast = group.last == grid.beats.size();
  bar.pausesAfter = model::pausesAfter(grid.beats, group.last - 1);
  if (bar.pausesAfter) bar.end = endOfPulse(grid, group);
  if (isLast) return;
  const double next = grid.beats[group.last].time;
  const double beat = bar.end - bar.beats.back();
  if (bar.pausesAfter && next - bar.end >= kLeastPause * beat) return;
  bar.pausesAfter = false;
  bar.end = next;
}

/// Names a bar by the beats that it has. @param endsTheGrid where it may have fewer than its metre
void setMetre(const model::Metre& told, bool amongCompound, bool endsTheGrid, PulseBar& bar) {
  const bool compound = hasThreeUnits(told, bar.beats.size(), amongCompound);
  bar.metre = told;
  bar.unitsPerBeat = compound ? 3 : 1;
  const int units = static_cast<int>(bar.beats.size()) * bar.unitsPerBeat;
  if (!endsTheGrid || bar.firstPosition > 1 || units > told.numerator) bar.metre.numerator = units;
  if (!compound && looksCompound(bar.metre, amongCompound)) bar.metre.denominator = 4;
}

}  // namespace

std::vector<PulseBar> pulseBars(const model::BeatGrid& grid) {
  std::vector<PulseBar> bars;
  const std::vector<Group> groups = groupsOf(grid);
  const bool amongCompound = hasCompound(grid);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const Group& group = groups[g];
    PulseBar bar;
    for (std::size_t i = group.first; i < group.last; ++i) bar.beats.push_back(grid.beats[i].time);
    bar.firstPosition = std::max(grid.beats[group.first].positionInBar, 1);
    bar.number = static_cast<int>(g) + 1;
    model::Metre told{1, 4};
    if (!grid.bars.empty()) {
      const model::Bar& source = grid.bars[group.bar.value_or(0)];
      bar.number = group.bar ? source.number : std::max(source.number - 1, 0);
      told = source.metre;
    }
    setMetre(told, amongCompound, g + 1 == groups.size(), bar);
    setEnd(grid, group, bar);
    bars.push_back(std::move(bar));
  }
  return bars;
}

}  // namespace barline::exporting
