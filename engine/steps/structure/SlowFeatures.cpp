#include "engine/steps/structure/SlowFeatures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/dsp/SymmetricEigen.h"

namespace barline::steps::structure {
namespace {

constexpr std::size_t kDimensions = 8;
constexpr std::size_t kPrincipal = 24;        // components that are looked at
constexpr std::size_t kRowsPerComponent = 4;  // fewer rows leave too much to chance
constexpr std::size_t kFewestRows = 8;        // of all
constexpr double kLeastVariance = 1e-3;       // of a component, absolute
constexpr double kLeastShare = 1e-6;          // the same against the greatest one
constexpr double kRidge = 0.05;  // added to each change, so that no stillness is believed in full
constexpr std::array<std::size_t, 2> kDistances{1, 2};

std::vector<double> centred(std::span<const float> rows, std::size_t width) {
  const std::size_t count = rows.size() / width;
  std::vector<double> mean(width);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    mean[i % width] += static_cast<double>(rows[i]) / static_cast<double>(count);
  }
  std::vector<double> result(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) result[i] = static_cast<double>(rows[i]) - mean[i % width];
  return result;
}

/// Adds the products of a row's values to the upper half of `sums`.
void addProducts(std::vector<double>& sums, std::span<const double> row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    for (std::size_t j = i; j < row.size(); ++j) sums[i * row.size() + j] += row[i] * row[j];
  }
}

/// The whole symmetric matrix out of its upper half, times `factor`.
std::vector<double> symmetric(std::vector<double> upper, std::size_t size, double factor) {
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = i; j < size; ++j) {
      upper[j * size + i] = upper[i * size + j] *= factor;
    }
  }
  return upper;
}

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// The rows seen along the first `count` eigenvectors, each times its scale.
SlowFeatures projected(std::span<const double> rows, const dsp::SymmetricEigen& eigen,
                       std::span<const double> scales) {
  const std::size_t width = eigen.values.size();
  SlowFeatures result{scales.size(), {}};
  result.points.reserve(rows.size() / width * scales.size());
  for (std::size_t begin = 0; begin < rows.size(); begin += width) {
    const auto row = rows.subspan(begin, width);
    for (std::size_t k = 0; k < scales.size(); ++k) {
      result.points.push_back(scales[k] * dot(row, eigen.vector(k)));
    }
  }
  return result;
}

/// The rows' principal components, each of variance 1.
SlowFeatures whitened(std::span<const double> rows, std::size_t width) {
  const std::size_t count = rows.size() / width;
  std::vector<double> sums(width * width);
  for (std::size_t i = 0; i < count; ++i) addProducts(sums, rows.subspan(i * width, width));
  const dsp::SymmetricEigen eigen =
      dsp::symmetricEigen(symmetric(std::move(sums), width, 1.0 / static_cast<double>(count)), width);
  const double least = std::max(kLeastVariance, kLeastShare * eigen.values.front());
  std::vector<double> scales;
  for (const double variance : eigen.values) {
    if (variance < least || scales.size() >= std::min(kPrincipal, count / kRowsPerComponent)) break;
    scales.push_back(1.0 / std::sqrt(variance));
  }
  return projected(rows, eigen, scales);
}

/// Half the mean product of differences between rows that are near each other: the unit matrix where rows
/// have nothing to do with each other.
std::vector<double> changes(const SlowFeatures& white) {
  const std::size_t size = white.dimensions;
  std::vector<double> mean(size * size);
  std::vector<double> difference(size);
  for (const std::size_t distance : kDistances) {
    std::vector<double> sums(size * size);
    for (std::size_t i = distance; i < white.size(); ++i) {
      for (std::size_t k = 0; k < size; ++k) difference[k] = white.at(i)[k] - white.at(i - distance)[k];
      addProducts(sums, difference);
    }
    const double weight =
        0.5 / static_cast<double>(white.size() - distance) / static_cast<double>(kDistances.size());
    for (std::size_t i = 0; i < sums.size(); ++i) mean[i] += weight * sums[i];
  }
  return symmetric(std::move(mean), size, 1.0);
}

}  // namespace

SlowFeatures slowFeatures(std::span<const float> rows, std::size_t width) {
  if (rows.size() < kFewestRows * width) return {};
  const SlowFeatures white = whitened(centred(rows, width), width);
  if (white.dimensions == 0) return {};
  // Turned round, so that the slowest direction has the greatest eigenvalue and comes first.
  std::vector<double> stillness = changes(white);
  for (double& value : stillness) value = -value;
  const dsp::SymmetricEigen eigen = dsp::symmetricEigen(std::move(stillness), white.dimensions);
  std::vector<double> scales;
  for (const double value : eigen.values) {
    const double lasting = 1.0 / (kRidge - value) - 1.0;
    if (lasting <= 0.0 || scales.size() >= kDimensions) break;
    scales.push_back(std::sqrt(lasting));
  }
  return projected(white.points, eigen, scales);
}

}  // namespace barline::steps::structure
