#include "tests/accuracy/GridFile.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace barline::test {

model::BeatGrid gridOf(const nlohmann::json& table, double end) {
  model::BeatGrid grid;
  for (const auto& row : table) {
    grid.beats.push_back({row.at(0).get<double>(), row.at(1).get<int>(), 1.0, {}});
    if (grid.beats.back().positionInBar != 1) continue;
    const double begin = grid.beats.back().time;
    if (!grid.bars.empty()) grid.bars.back().range.end = begin;
    grid.bars.push_back({{begin, std::max(begin, end)}, static_cast<int>(grid.bars.size()) + 1, {}, 1.0});
  }
  return grid;
}

}  // namespace barline::test
