#include "engine/model/BeatGrid.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace barline::model {
namespace {

constexpr double kPauseBeats = 2.5;

}  // namespace

std::string toString(const Metre& metre) {
  return std::to_string(metre.numerator) + "/" + std::to_string(metre.denominator);
}

int beatsIn(const Metre& metre) {
  return isCompound(metre) ? metre.numerator / 3 : std::max(metre.numerator, 1);
}

std::optional<std::size_t> beatIndexAt(const BeatGrid& grid, double time) {
  const auto after = std::upper_bound(grid.beats.begin(), grid.beats.end(), time,
                                      [](double t, const Beat& beat) { return t < beat.time; });
  if (after == grid.beats.begin()) return std::nullopt;
  return static_cast<std::size_t>(std::distance(grid.beats.begin(), after)) - 1;
}

std::optional<std::size_t> barIndexAt(const BeatGrid& grid, double time) {
  const auto after = std::upper_bound(grid.bars.begin(), grid.bars.end(), time,
                                      [](double t, const Bar& bar) { return t < bar.range.begin; });
  if (after == grid.bars.begin()) return std::nullopt;
  return static_cast<std::size_t>(std::distance(grid.bars.begin(), after)) - 1;
}

bool pausesAfter(std::span<const Beat> beats, std::size_t index) {
  if (index + 1 >= beats.size()) return true;
  const double gap = beats[index + 1].time - beats[index].time;
  double usual = gap;
  if (index > 0) usual = beats[index].time - beats[index - 1].time;
  if (index + 2 < beats.size()) usual = std::min(usual, beats[index + 2].time - beats[index + 1].time);
  return gap > kPauseBeats * usual;
}

std::optional<Metre> mostCommonMetre(const BeatGrid& grid) {
  std::vector<std::pair<Metre, int>> counts;
  for (const Bar& bar : grid.bars) {
    const auto known = std::find_if(counts.begin(), counts.end(),
                                    [&](const auto& entry) { return entry.first == bar.metre; });
    auto& entry = known == counts.end() ? counts.emplace_back(bar.metre, 0) : *known;
    if (bar.number > 0) ++entry.second;
  }
  const auto most = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == counts.end()) return std::nullopt;
  return most->first;
}

}  // namespace barline::model
