#include "engine/steps/structure/Segmentation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace barline::steps::structure {
namespace {

constexpr std::size_t kLongest = 256;  // units; what lasts longer in one sound is cut
constexpr double kPrice = 20.0;        // of a section, in squares of what changes from bar to bar
constexpr double kLongSong = 100.0;    // units; a shorter song has as many sections, of fewer bars each
constexpr std::size_t kShort = 4;      // units; what is shorter costs kShortPrice more
constexpr double kShortPrice = 1.5;    // of the usual price
constexpr std::size_t kCheckpointEvery = 256;

// How sure a boundary is by what leaving it out would cost beyond a section's price.
constexpr double kSureSlope = 0.06;
constexpr double kSureOffset = 0.5;

/// Price of a section in a song of so many units.
double basePrice(std::size_t songUnits) {
  return kPrice * std::min(1.0, static_cast<double>(songUnits) / kLongSong);
}

/// Times the base price. Most sections are multiples of eight bars, then of four.
double lengthFactor(std::size_t units) {
  const double length = units % 8 == 0 ? 0.0 : units % 4 == 0 ? 0.2 : units % 2 == 0 ? 0.35 : 0.5;
  return 1.0 + length + (units < kShort ? kShortPrice : 0.0);
}

/// Squared distances of any stretch of points from their mean, from running sums.
class Spread {
 public:
  explicit Spread(const SlowFeatures& features)
      : features_(features), sums_((features.size() + 1) * features.dimensions), squares_{0.0} {
    for (std::size_t i = 0; i < features.size(); ++i) {
      double square = 0.0;
      for (std::size_t k = 0; k < features.dimensions; ++k) {
        const double value = features.at(i)[k];
        sums_[(i + 1) * features.dimensions + k] = sums_[i * features.dimensions + k] + value;
        square += value * value;
      }
      squares_.push_back(squares_.back() + square);
    }
  }

  [[nodiscard]] double of(std::size_t begin, std::size_t end) const {
    const std::size_t width = features_.dimensions;
    if (width == 0) return 0.0;
    double square = 0.0;
    for (std::size_t k = 0; k < width; ++k) {
      const double sum = sums_[end * width + k] - sums_[begin * width + k];
      square += sum * sum;
    }
    return std::max(0.0, squares_[end] - squares_[begin] - square / static_cast<double>(end - begin));
  }

 private:
  const SlowFeatures& features_;
  std::vector<double> sums_;
  std::vector<double> squares_;
};

double confidence(const Spread& spread, const std::vector<std::size_t>& bounds, std::size_t section) {
  const double base = basePrice(bounds.back());
  const std::size_t before = bounds[section - 1];
  const std::size_t here = bounds[section];
  const std::size_t after = bounds[section + 1];
  const double loss = spread.of(before, after) - spread.of(before, here) - spread.of(here, after);
  return 1.0 / (1.0 + std::exp(-kSureSlope * (loss - base) - kSureOffset));
}

}  // namespace

Segmentation cutIntoSections(const SlowFeatures& features, const std::vector<FormUnit>& units,
                             pipeline::StepContext& context) {
  const std::size_t size = units.size();
  Segmentation cut;
  if (size == 0) return cut;
  if (features.size() == 0) return {{0, size}, {1.0}};
  const Spread spread(features);
  const std::size_t shortest = (size + kMostSections - 1) / kMostSections;
  std::vector<double> best(size + 1, std::numeric_limits<double>::infinity());
  std::vector<std::size_t> from(size + 1);
  best[0] = 0.0;
  const double base = basePrice(size);
  for (std::size_t end = 1; end <= size; ++end) {
    if (end % kCheckpointEvery == 0) {
      context.checkpoint(0.6 + 0.2 * static_cast<double>(end) / static_cast<double>(size));
    }
    if (end < size && !units[end].mayBegin) continue;
    for (std::size_t begin = end > kLongest ? end - kLongest : 0; begin + shortest <= end; ++begin) {
      const double cost = best[begin] + spread.of(begin, end) + base * lengthFactor(end - begin);
      if (cost >= best[end]) continue;
      best[end] = cost;
      from[end] = begin;
    }
  }
  cut.bounds = {size};
  while (cut.bounds.back() > 0) cut.bounds.push_back(from[cut.bounds.back()]);
  std::ranges::reverse(cut.bounds);
  cut.confidences.assign(cut.bounds.size() - 1, 1.0);
  for (std::size_t i = 1; i < cut.sections(); ++i) cut.confidences[i] = confidence(spread, cut.bounds, i);
  return cut;
}

}  // namespace barline::steps::structure
