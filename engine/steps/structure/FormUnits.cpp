#include "engine/steps/structure/FormUnits.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/model/Median.h"
#include "engine/steps/structure/Level.h"

namespace barline::steps::structure {
namespace {

constexpr double kSilence = -60.0;   // dBFS
constexpr double kFreePhrase = 4.0;  // bars between places where a section may begin without a pulse
constexpr double kWholeBar = 0.75;   // of the usual length; what is shorter at an end is a pick-up or cut off
constexpr double kShortGap = 2.0;    // bars; a shorter one belongs to what is beside it

double medianBar(const std::vector<model::Bar>& bars) {
  std::vector<double> lengths;
  for (const model::Bar& bar : bars) lengths.push_back(bar.range.duration());
  return model::upperMedian(std::move(lengths));
}

/// Adds pieces as long as bars that fill `gap`.
void fill(std::vector<FormUnit>& units, const model::TimeRange& gap, double bar) {
  const double count = std::max(1.0, std::min(std::round(gap.duration() / bar), double{kMostFormUnits}));
  for (double i = 0.0; i < count; i += 1.0) {
    const double step = gap.duration() / count;
    units.push_back({{gap.begin + i * step, gap.begin + (i + 1.0) * step}, std::fmod(i, kFreePhrase) == 0.0});
  }
  units.back().range.end = gap.end;
}

/// Takes away silent units at either end that begin no bar.
void trim(std::vector<FormUnit>& units, const model::EnergyCurve& energy, const model::TimeRange& bars) {
  const auto silent = [&](const FormUnit& unit) { return meanLevel(energy, unit.range) < kSilence; };
  const auto sounding = std::ranges::find_if(
      units, [&](const FormUnit& unit) { return unit.range.end > bars.begin || !silent(unit); });
  units.erase(units.begin(), sounding);
  while (units.back().range.begin >= bars.end && silent(units.back())) units.pop_back();
  units.front().mayBegin = true;
}

/// Makes what is left of a bar at either end part of the bar beside it: too short to be compared with others.
void joinEnds(std::vector<FormUnit>& units, double bar) {
  if (units.size() > 1 && units.front().range.duration() < kWholeBar * bar) {
    units[1].range.begin = units.front().range.begin;
    units.erase(units.begin());
  }
  if (units.size() > 1 && units.back().range.duration() < kWholeBar * bar) {
    units[units.size() - 2].range.end = units.back().range.end;
    units.pop_back();
  }
}

std::vector<FormUnit> joined(const std::vector<FormUnit>& units, std::size_t together) {
  std::vector<FormUnit> result;
  for (std::size_t i = 0; i < units.size(); i += together) {
    const std::size_t last = std::min(i + together, units.size()) - 1;
    result.push_back({{units[i].range.begin, units[last].range.end}, units[i].mayBegin});
  }
  return result;
}

}  // namespace

std::vector<FormUnit> formUnits(const model::BeatGrid& grid, const model::EnergyCurve& energy,
                                double duration) {
  if (grid.bars.empty()) return {};
  const double bar = medianBar(grid.bars);
  std::vector<FormUnit> units;
  double end = 0.0;  // of what is filled
  const auto bridge = [&](double until) {
    if (until - end > kShortGap * bar) {
      fill(units, {end, until}, bar);
    } else if (!units.empty()) {
      units.back().range.end = until;
    }
  };
  for (const model::Bar& next : grid.bars) {
    bridge(next.range.begin);
    units.push_back({{units.empty() ? 0.0 : units.back().range.end, next.range.end}, true});
    end = next.range.end;
  }
  bridge(std::max(duration, end));
  joinEnds(units, bar);
  trim(units, energy, {grid.bars.front().range.begin, grid.bars.back().range.end});
  const std::size_t together = (units.size() + kMostFormUnits - 1) / kMostFormUnits;
  return together == 1 ? units : joined(units, together);
}

}  // namespace barline::steps::structure
