#include "engine/dsp/zwicker/LoudnessPattern.h"

#include <algorithm>
#include <limits>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp::zwicker {
namespace {

/// Added to the bands' upper limits, so that a value at a limit is of the band below (A.4's program).
constexpr double kLimitTolerance = 1e-4;

constexpr std::size_t kRegions = kCriticalBands + 1;

/// How loudness falls off within one region of the Bark scale: N(x) with dN/dx = −s(N), s as table A.9 has it
/// for ranges of N, and N(0) = 0. Since slopes grow less steep as loudness falls, both x(N) and N(x) are
/// convex and so the largest of the straight lines of which they consist, which takes no branches.
struct Slope {
  std::array<float, kSlopeRanges> lower;  ///< limit of the range, sone/Bark
  std::array<float, kSlopeRanges> upper;
  std::array<float, kSlopeRanges> steepness;  ///< s
  std::array<float, kSlopeRanges> loudness;   ///< of the line through the range, at x = 0
  std::array<float, kSlopeRanges> flatness;   ///< 1 / s
  std::array<float, kSlopeRanges> distance;   ///< of the line through the range, at N = 0
};

/// What lies between the limits of neighbouring critical bands, and beyond the last.
struct Region {
  float width;        ///< Bark
  std::size_t first;  ///< of the values of N'(z) in it
  std::size_t last;   ///< after them
  float start;        ///< Bark from its lower limit to the first
  Slope slope;        ///< towards it from below; of no meaning in the lowest
};

constexpr bool slopesGrowSteeperWithLoudness() {
  for (std::size_t i = 1; i < kSlopeRanges; ++i) {
    for (std::size_t column = 0; column < kSlopeBands; ++column) {
      if (kSlopes[i][column] > kSlopes[i - 1][column]) return false;
    }
  }
  return true;
}
static_assert(slopesGrowSteeperWithLoudness());

Slope slopeOf(std::size_t column) {
  Slope slope{};
  double reached = 0.0;  // x at the range's lower limit
  for (std::size_t i = kSlopeRanges; i-- > 0;) {
    const double lower = kSlopeRangeLimits[i];
    const double steepness = kSlopes[i][column];
    slope.lower[i] = static_cast<float>(lower);
    slope.upper[i] =
        i == 0 ? std::numeric_limits<float>::max() : static_cast<float>(kSlopeRangeLimits[i - 1]);
    slope.steepness[i] = static_cast<float>(steepness);
    slope.loudness[i] = static_cast<float>(lower + reached * steepness);
    slope.flatness[i] = static_cast<float>(1.0 / steepness);
    slope.distance[i] = static_cast<float>(reached + lower / steepness);
    if (i > 0) reached -= (kSlopeRangeLimits[i - 1] - lower) / steepness;
  }
  return slope;
}

std::array<Region, kRegions> makeRegions() {
  std::array<Region, kRegions> regions{};
  double begin = 0.0;
  std::size_t next = 0;
  for (std::size_t r = 0; r < kRegions; ++r) {
    const double end = kUpperLimits[r] + kLimitTolerance;
    Region& region = regions[r];
    region.width = static_cast<float>(end - begin);
    region.first = next;
    region.last = std::min(static_cast<std::size_t>(end * 10.0), kBarkSteps);
    region.start = static_cast<float>(static_cast<double>(next + 1) / 10.0 - begin);
    region.slope = slopeOf(std::min(std::max<std::size_t>(r, 1) - 1, kSlopeBands - 1));
    next = region.last;
    begin = end;
  }
  return regions;
}

const std::array<Region, kRegions>& regions() {
  static const std::array<Region, kRegions> all = makeRegions();
  return all;
}

/// The ranges in which the loudness of any lane lies while it falls; the lines of others are never the
/// largest.
struct Ranges {
  std::size_t first, last;
};

[[gnu::always_inline]] inline Ranges rangesBetween(const Float8& from, const Float8& to) {
  float highest = from[0];
  float lowest = to[0];
  for (std::size_t lane = 1; lane < kLanes; ++lane) {
    highest = highest < from[lane] ? from[lane] : highest;
    lowest = to[lane] < lowest ? to[lane] : lowest;
  }
  Ranges ranges{0, 0};
  while (ranges.first + 1 < kSlopeRanges && highest <= static_cast<float>(kSlopeRangeLimits[ranges.first]))
    ++ranges.first;
  ranges.last = ranges.first;
  while (ranges.last + 1 < kSlopeRanges && lowest <= static_cast<float>(kSlopeRangeLimits[ranges.last]))
    ++ranges.last;
  return ranges;
}

[[gnu::always_inline]] inline void raise(Float8& value, const Float8& other) {
  value = value < other ? other : value;
}

/// x(N)
[[gnu::always_inline]] inline void distanceAt(const Slope& slope, Ranges ranges, const Float8& loudness,
                                              Float8& x) {
  x = slope.distance[ranges.first] - slope.flatness[ranges.first] * loudness;
  for (std::size_t i = ranges.first + 1; i <= ranges.last; ++i)
    raise(x, slope.distance[i] - slope.flatness[i] * loudness);
}

/// N(x), at least `least`
[[gnu::always_inline]] inline void loudnessAt(const Slope& slope, Ranges ranges, const Float8& x,
                                              const Float8& least, Float8& loudness) {
  loudness = least;
  for (std::size_t i = ranges.first; i <= ranges.last; ++i)
    raise(loudness, slope.loudness[i] - slope.steepness[i] * x);
}

/// Adds ∫ N dx while N falls.
[[gnu::always_inline]] inline void addArea(const Slope& slope, Ranges ranges, const Float8& from,
                                           const Float8& to, Float8& area) {
  for (std::size_t i = ranges.first; i <= ranges.last; ++i) {
    const Float8 lower = Float8{} + slope.lower[i];
    const Float8 upper = Float8{} + slope.upper[i];
    Float8 high = from < upper ? from : upper;
    raise(high, lower);
    Float8 low = to < upper ? to : upper;
    raise(low, lower);
    area += (high - low) * (high + low) * (0.5F * slope.flatness[i]);
  }
}

[[gnu::always_inline]] inline bool anyAbove(const Float8& value, const Float8& other) {
  const Int8 above = value > other;
  std::int32_t any = 0;
  for (std::size_t lane = 0; lane < kLanes; ++lane) any |= above[lane];
  return any != 0;
}

/// @param core of kRegions; nothing of its own is in the last
BARLINE_SIMD_CLONES
void integrate(const Region* all, const Lanes* core, Lanes* total) {
  Float8 sum{};
  Float8 loudness{};  // of the pattern at the region's lower limit
  for (std::size_t r = 0; r < kRegions; ++r) {
    const Region& region = all[r];
    const Float8 own = r < kCriticalBands ? core[r].value : Float8{};
    if (!anyAbove(loudness, own)) {
      sum += own * region.width;
      loudness = own;
      continue;
    }
    const Slope& slope = region.slope;
    raise(loudness, own);
    const Ranges ranges = rangesBetween(loudness, own);
    Float8 begin, after, end;
    distanceAt(slope, ranges, loudness, begin);
    loudnessAt(slope, ranges, begin + region.width, own, after);
    distanceAt(slope, ranges, after, end);
    Float8 flat = region.width - (end - begin);
    raise(flat, Float8{});
    sum += own * flat;
    addArea(slope, ranges, loudness, after, sum);
    loudness = after;
  }
  total->value = sum;
}

BARLINE_SIMD_CLONES
void sample(const Region* all, const Lanes* core, Lanes* specific) {
  Float8 loudness{};
  for (std::size_t r = 0; r < kRegions; ++r) {
    const Region& region = all[r];
    const Float8 own = r < kCriticalBands ? core[r].value : Float8{};
    if (!anyAbove(loudness, own)) {
      for (std::size_t i = region.first; i < region.last; ++i) specific[i].value = own;
      loudness = own;
      continue;
    }
    const Slope& slope = region.slope;
    raise(loudness, own);
    const Ranges ranges = rangesBetween(loudness, own);
    Float8 begin;
    distanceAt(slope, ranges, loudness, begin);
    for (std::size_t i = region.first; i < region.last; ++i) {
      const float inside = region.start + 0.1F * static_cast<float>(i - region.first);
      loudnessAt(slope, ranges, begin + inside, own, specific[i].value);
    }
    loudnessAt(slope, ranges, begin + region.width, own, loudness);
  }
}

}  // namespace

void totalLoudness(const CoreLoudnessLanes& core, Lanes& total) {
  integrate(regions().data(), core.data(), &total);
}

void specificLoudness(const CoreLoudnessLanes& core, SpecificLoudnessLanes& specific) {
  sample(regions().data(), core.data(), specific.data());
}

}  // namespace barline::dsp::zwicker
