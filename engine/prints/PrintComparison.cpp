#include "engine/prints/PrintComparison.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

namespace barline::prints {
namespace {

const auto kLargestShift =
    static_cast<std::ptrdiff_t>(std::ceil((kLengthTolerance / 2.0 + 1.0) / kSubPrintSeconds));

/// Shorter overlaps say too little; 8 s.
constexpr std::ptrdiff_t kShortestOverlap = 64;

std::optional<double> compareStretches(const SubPrints& a, const SubPrints& b) {
  if (a.empty() || b.empty()) return std::nullopt;
  const auto sizeA = static_cast<std::ptrdiff_t>(a.size());
  const auto sizeB = static_cast<std::ptrdiff_t>(b.size());
  const std::ptrdiff_t shortest = std::min({kShortestOverlap, sizeA, sizeB});
  double best = 0.0;
  for (std::ptrdiff_t shift = -kLargestShift; shift <= kLargestShift; ++shift) {
    const std::ptrdiff_t first = std::max<std::ptrdiff_t>(0, shift);
    const std::ptrdiff_t last = std::min(sizeA, sizeB + shift);
    if (last - first < shortest) continue;
    int different = 0;
    for (std::ptrdiff_t i = first; i < last; ++i) {
      different += std::popcount(a[static_cast<std::size_t>(i)] ^ b[static_cast<std::size_t>(i - shift)]);
    }
    best = std::max(best, 1.0 - different / (32.0 * static_cast<double>(last - first)));
  }
  return best;
}

}  // namespace

double comparePrints(const AudioPrint& a, const AudioPrint& b) {
  const auto begin = compareStretches(a.begin, b.begin);
  const auto middle = compareStretches(a.middle, b.middle);
  if (begin && middle) return std::min(*begin, *middle);
  return begin.value_or(middle.value_or(0.0));
}

}  // namespace barline::prints
