#include "engine/dsp/SymmetricEigen.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace barline::dsp {
namespace {

constexpr int kMostSweeps = 50;  // some ten are enough: convergence is quadratic

struct Rotation {
  double cosine;
  double sine;
};

/// The rotation that makes the element beside the diagonal elements `first` and `second` zero.
Rotation rotationFor(double first, double second, double beside) {
  const double theta = (second - first) / (2.0 * beside);
  const double tangent = std::copysign(1.0, theta) / (std::abs(theta) + std::sqrt(theta * theta + 1.0));
  const double cosine = 1.0 / std::sqrt(tangent * tangent + 1.0);
  return {cosine, tangent * cosine};
}

void rotate(std::span<double> first, std::span<double> second, const Rotation& by) {
  for (std::size_t k = 0; k < first.size(); ++k) {
    const double a = first[k];
    const double b = second[k];
    first[k] = by.cosine * a - by.sine * b;
    second[k] = by.sine * a + by.cosine * b;
  }
}

/// Sum of the squares beside the diagonal.
double rest(std::span<const double> matrix, std::size_t size) {
  double sum = 0.0;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < i; ++j) sum += 2.0 * matrix[i * size + j] * matrix[i * size + j];
  }
  return sum;
}

/// Rotates the plane of p and q so that their common element becomes 0.
void annihilate(std::span<double> matrix, std::span<double> vectors, std::size_t size, std::size_t p,
                std::size_t q) {
  const double beside = matrix[p * size + q];
  const double first = matrix[p * size + p];
  const double second = matrix[q * size + q];
  const Rotation by = rotationFor(first, second, beside);
  rotate(matrix.subspan(p * size, size), matrix.subspan(q * size, size), by);
  const double tangent = by.sine / by.cosine;
  matrix[p * size + p] = first - tangent * beside;
  matrix[q * size + q] = second + tangent * beside;
  matrix[p * size + q] = matrix[q * size + p] = 0.0;
  for (std::size_t k = 0; k < size; ++k) {
    if (k == p || k == q) continue;
    matrix[k * size + p] = matrix[p * size + k];
    matrix[k * size + q] = matrix[q * size + k];
  }
  rotate(vectors.subspan(p * size, size), vectors.subspan(q * size, size), by);
}

/// Turns the vector so that its greatest element is positive.
void settleSign(std::span<double> vector) {
  const auto greatest =
      std::ranges::max_element(vector, {}, [](double element) { return std::abs(element); });
  if (*greatest >= 0.0) return;
  for (double& element : vector) element = -element;
}

}  // namespace

SymmetricEigen symmetricEigen(std::vector<double> matrix, std::size_t size) {
  std::vector<double> vectors(size * size);
  for (std::size_t i = 0; i < size; ++i) vectors[i * size + i] = 1.0;
  const double whole = std::inner_product(matrix.begin(), matrix.end(), matrix.begin(), 0.0);
  for (int sweep = 0; sweep < kMostSweeps && rest(matrix, size) > 1e-24 * whole; ++sweep) {
    for (std::size_t p = 0; p + 1 < size; ++p) {
      for (std::size_t q = p + 1; q < size; ++q) {
        if (matrix[p * size + q] != 0.0) annihilate(matrix, vectors, size, p, q);
      }
    }
  }
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return matrix[i * size + i]; });
  SymmetricEigen result;
  for (const std::size_t i : order) {
    const auto vector = std::span(vectors).subspan(i * size, size);
    settleSign(vector);
    result.values.push_back(matrix[i * size + i]);
    result.vectors.insert(result.vectors.end(), vector.begin(), vector.end());
  }
  return result;
}

}  // namespace barline::dsp
