#include "engine/steps/structure/Segmentation.h"

#include <algorithm>
#include <limits>

namespace barline::steps::structure {
namespace {

constexpr std::size_t kLongest = 32;  // bars
constexpr std::size_t kReach = 7;     // bars between two whose likeness counts

/// What speaks against sections of so many bars; most are 8, 4 or 16 long.
double lengthPenalty(std::size_t bars) {
  if (bars == 8) return 0.0;
  if (bars % 4 == 0) return 0.25;
  return bars % 2 == 0 ? 0.5 : 1.0;
}

/// Mean likeness of bars that are near each other, weighted by the section's length.
double blockScore(const SelfSimilarity& similarity, std::size_t begin, std::size_t end) {
  double sum = 0.0;
  for (std::size_t i = begin; i < end; ++i) {
    for (std::size_t j = i + 1; j < std::min(end, i + kReach + 1); ++j) {
      sum += 2.0 * static_cast<double>(similarity.at(i, j));
    }
  }
  return sum / static_cast<double>(end - begin);
}

}  // namespace

std::vector<std::size_t> sectionBounds(const SelfSimilarity& similarity) {
  const std::size_t size = similarity.size();
  if (size == 0) return {};
  constexpr double kNever = -std::numeric_limits<double>::infinity();
  std::vector<double> best(size + 1, kNever);
  std::vector<std::size_t> from(size + 1);
  best[0] = 0.0;
  for (std::size_t end = 1; end <= size; ++end) {
    for (std::size_t begin = end > kLongest ? end - kLongest : 0; begin < end; ++begin) {
      const double score = best[begin] +
                           blockScore(similarity, begin, end) * static_cast<double>(end - begin) / 8.0 -
                           lengthPenalty(end - begin);
      if (score > best[end]) {
        best[end] = score;
        from[end] = begin;
      }
    }
  }
  std::vector<std::size_t> bounds{size};
  while (bounds.back() > 0) bounds.push_back(from[bounds.back()]);
  std::ranges::reverse(bounds);
  return bounds;
}

}  // namespace barline::steps::structure
