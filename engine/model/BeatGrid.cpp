#include "engine/model/BeatGrid.h"

#include <algorithm>
#include <iterator>

namespace barline::model {

std::string toString(const Metre& metre) {
  return std::to_string(metre.numerator) + "/" + std::to_string(metre.denominator);
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

}  // namespace barline::model
