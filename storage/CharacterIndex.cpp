#include "storage/CharacterIndex.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "storage/Quartiles.h"

namespace barline::storage {
namespace {

using model::Character;

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();
constexpr double kQuartileRangeOfNormal = 1.349;  // in standard deviations

// Sums for so many tracks stay in the first-level cache while the columns run by.
constexpr std::size_t kBlock = 1024;

/// Branch-free, unlike std::isnan.
bool isKnown(float number) {
  return number == number;
}

double standardDeviation(std::span<const float> values) {
  double sum = 0.0;
  for (const float value : values) sum += static_cast<double>(value);
  const double mean = sum / static_cast<double>(values.size());
  double squares = 0.0;
  for (const float value : values)
    squares += (static_cast<double>(value) - mean) * (static_cast<double>(value) - mean);
  return std::sqrt(squares / static_cast<double>(values.size()));
}

void keepKnown(std::span<const float> numbers, std::vector<float>& known) {
  known.resize(numbers.size());
  std::size_t count = 0;
  for (const float number : numbers) {
    known[count] = number;
    count += static_cast<std::size_t>(isKnown(number));
  }
  known.resize(count);
}

/// Adds to each track's sum the squared difference of one number from `place`, and counts it, where known.
void addDifferences(std::span<const float> numbers, float median, float perSpread, float place,
                    std::span<float> sums, std::span<float> counts) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const float scaled = (numbers[i] - median) * perSpread;
    const float inside = std::min(std::max(scaled, -CharacterIndex::kFarthest), CharacterIndex::kFarthest);
    const float difference = inside - place;
    const float square = difference * difference;
    sums[i] += isKnown(numbers[i]) ? square : 0.0F;
    counts[i] += isKnown(numbers[i]) ? 1.0F : 0.0F;
  }
}

}  // namespace

void CharacterIndex::put(std::int64_t track, const Character& character) {
  std::array<float, Character::kSize> numbers{};
  const auto values = character.values();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    numbers[i] = kUnknown;
    if (!values[i]) continue;
    if (!Character::descriptions()[i].isLogarithmic) {
      numbers[i] = static_cast<float>(*values[i]);
    } else if (*values[i] > 0.0) {
      numbers[i] = static_cast<float>(std::log(*values[i]));
    }
  }
  columns_.put(track, numbers);
  scalesAreCurrent_ = false;
}

void CharacterIndex::erase(std::int64_t track) {
  columns_.erase(track);
  scalesAreCurrent_ = false;
}

void CharacterIndex::updateScales() {
  if (scalesAreCurrent_) return;
  std::vector<float> known;
  for (std::size_t i = 0; i < scales_.size(); ++i) {
    keepKnown(columns_.column(i), known);
    scales_[i] = {};
    if (known.empty()) continue;
    const Quartiles found = quartiles(known);
    scales_[i].median = found.median;
    scales_[i].spread =
        static_cast<float>(static_cast<double>(found.upper - found.lower) / kQuartileRangeOfNormal);
    if (scales_[i].spread <= 0.0F) scales_[i].spread = static_cast<float>(standardDeviation(known));
  }
  scalesAreCurrent_ = true;
}

std::vector<float> CharacterIndex::squaredDistances(std::size_t row) const {
  std::vector<float> distances(columns_.rows());
  std::array<float, kBlock> sums{};
  std::array<float, kBlock> counts{};
  for (std::size_t first = 0; first < distances.size(); first += kBlock) {
    const std::size_t count = std::min(kBlock, distances.size() - first);
    sums.fill(0.0F);
    counts.fill(0.0F);
    for (std::size_t i = 0; i < scales_.size(); ++i) {
      const std::span<const float> column = columns_.column(i);
      if (!isKnown(column[row])) continue;
      const float perSpread = scales_[i].spread > 0.0F ? 1.0F / scales_[i].spread : 0.0F;
      const float place = std::clamp((column[row] - scales_[i].median) * perSpread, -kFarthest, kFarthest);
      addDifferences(column.subspan(first, count), scales_[i].median, perSpread, place, sums, counts);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const bool comparable = counts[i] >= static_cast<float>(kFewestCommon);
      distances[first + i] = comparable ? sums[i] / counts[i] : std::numeric_limits<float>::infinity();
    }
  }
  return distances;
}

std::vector<SimilarTrack> CharacterIndex::nearest(std::int64_t track, std::size_t count) {
  const auto row = columns_.rowOf(track);
  if (!row) return {};
  updateScales();
  const std::vector<float> distances = squaredDistances(*row);
  std::vector<std::pair<float, std::int64_t>> order;
  order.reserve(distances.size());
  for (std::size_t i = 0; i < distances.size(); ++i) {
    if (i != *row && std::isfinite(distances[i])) order.emplace_back(distances[i], columns_.track(i));
  }
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(count, order.size()));
  if (end != order.end()) std::ranges::nth_element(order, end);
  std::sort(order.begin(), end);
  std::vector<SimilarTrack> similar;
  similar.reserve(static_cast<std::size_t>(end - order.begin()));
  for (auto place = order.begin(); place != end; ++place) {
    similar.push_back({.track = place->second, .distance = std::sqrt(static_cast<double>(place->first))});
  }
  return similar;
}

}  // namespace barline::storage
