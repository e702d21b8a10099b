#include "engine/steps/structure/Grouping.h"

#include <algorithm>
#include <map>

namespace barline::steps::structure {
namespace {

constexpr double kAlike = 0.4;  // sections less alike are not of one group

/// Mean likeness of bars that correspond when both sections begin together.
double likeness(const SelfSimilarity& similarity, const std::vector<std::size_t>& bounds, std::size_t a,
                std::size_t b) {
  const std::size_t length = std::min(bounds[a + 1] - bounds[a], bounds[b + 1] - bounds[b]);
  double sum = 0.0;
  for (std::size_t i = 0; i < length; ++i) {
    sum += static_cast<double>(similarity.at(bounds[a] + i, bounds[b] + i));
  }
  return sum / static_cast<double>(length);
}

using Matrix = std::vector<std::vector<double>>;

double meanLikeness(const Matrix& matrix, const std::vector<std::size_t>& a,
                    const std::vector<std::size_t>& b) {
  double sum = 0.0;
  for (const std::size_t i : a) {
    for (const std::size_t j : b) sum += matrix[i][j];
  }
  return sum / static_cast<double>(a.size() * b.size());
}

/// Joins the two clusters that are most alike; false where none are alike enough.
bool joinBest(const Matrix& matrix, std::vector<std::vector<std::size_t>>& clusters) {
  double best = kAlike;
  std::size_t first = 0;
  std::size_t second = 0;
  for (std::size_t a = 0; a < clusters.size(); ++a) {
    for (std::size_t b = a + 1; b < clusters.size(); ++b) {
      const double value = meanLikeness(matrix, clusters[a], clusters[b]);
      if (value <= best) continue;
      best = value;
      first = a;
      second = b;
    }
  }
  if (second == 0) return false;
  clusters[first].insert(clusters[first].end(), clusters[second].begin(), clusters[second].end());
  clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(second));
  return true;
}

}  // namespace

Grouping groupSections(const SelfSimilarity& similarity, const std::vector<std::size_t>& bounds) {
  const std::size_t count = bounds.empty() ? 0 : bounds.size() - 1;
  Matrix matrix(count, std::vector<double>(count));
  std::vector<std::vector<std::size_t>> clusters;
  for (std::size_t a = 0; a < count; ++a) {
    clusters.push_back({a});
    for (std::size_t b = 0; b < count; ++b) matrix[a][b] = likeness(similarity, bounds, a, b);
  }
  while (joinBest(matrix, clusters)) {
  }
  Grouping grouping{std::vector<int>(count), std::vector<double>(count, 0.5)};
  std::ranges::sort(clusters, {}, [](const auto& cluster) { return *std::ranges::min_element(cluster); });
  for (std::size_t group = 0; group < clusters.size(); ++group) {
    for (const std::size_t section : clusters[group]) {
      grouping.groups[section] = static_cast<int>(group);
      if (clusters[group].size() == 1) continue;
      double sum = -1.0;
      for (const std::size_t other : clusters[group]) sum += matrix[section][other];
      const double mean = sum / static_cast<double>(clusters[group].size() - 1);
      grouping.confidences[section] = std::clamp(mean, 0.0, 1.0);
    }
  }
  return grouping;
}

}  // namespace barline::steps::structure
