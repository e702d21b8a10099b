#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "engine/model/TimeRange.h"

/// Values of the JSON that a library holds. A damaged one may say anything, and the JSON library turns 1e300
/// into an int without asking whether it fits.
namespace barline::storage {

/// @throws std::runtime_error for anything but a whole number from `least` to `most`
[[nodiscard]] inline int wholeNumber(const nlohmann::json& json, int least, int most) {
  if (!json.is_number()) throw std::runtime_error("no number");
  const auto number = json.get<double>();
  if (!(number >= least && number <= most) || number != std::floor(number))
    throw std::runtime_error("a number that is not possible");
  return static_cast<int>(number);
}

/// [begin, end], the end not before the begin. @throws std::runtime_error, nlohmann::json::exception
[[nodiscard]] inline model::TimeRange timeRange(const nlohmann::json& begin, const nlohmann::json& end) {
  const model::TimeRange range{begin.get<double>(), end.get<double>()};
  if (!(range.begin <= range.end)) throw std::runtime_error("a range that ends before it begins");
  return range;
}

}  // namespace barline::storage
