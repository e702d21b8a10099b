#include "engine/dsp/zwicker/LoudnessPattern.h"

#include <algorithm>

namespace barline::dsp::zwicker {
namespace {

/// Added to the bands' upper limits, so that a value at a limit is of the band below (A.4's program).
constexpr double kLimitTolerance = 1e-4;

/// Takes no pattern.
struct NoPattern {
  void flat(double, double) {}
  void slope(double, double, double, double) {}
};

/// Samples the pattern every 0.1 Bark.
class SampledPattern {
 public:
  explicit SampledPattern(SpecificLoudness& values) : values_(values) {}

  void flat(double end, double value) {
    for (const std::size_t last = indexUpTo(end); next_ < last; ++next_)
      values_[next_] = static_cast<float>(value);
  }
  void slope(double begin, double end, double value, double steepness) {
    for (const std::size_t last = indexUpTo(end); next_ < last; ++next_)
      values_[next_] = static_cast<float>(value - (bark(next_) - begin) * steepness);
  }

 private:
  static double bark(std::size_t index) { return static_cast<double>(index + 1) / 10.0; }
  static std::size_t indexUpTo(double end) {
    return std::min(static_cast<std::size_t>(end * 10.0 + 1e-9), kBarkSteps);
  }

  SpecificLoudness& values_;
  std::size_t next_{};
};

template <class Pattern>
double integrate(const CoreLoudness& core, Pattern pattern) {
  double total = 0.0;
  double loudness = 0.0;  // of the pattern at `position`
  double position = 0.0;  // Bark
  std::size_t range = 0;  // of the slope from here on
  const auto fallBelow = [&](double value) {
    while (range + 1 < kSlopeRanges && value <= kSlopeRangeLimits[range]) ++range;
  };
  for (std::size_t band = 0; band <= kCriticalBands; ++band) {
    const double own = band < kCriticalBands ? static_cast<double>(core[band]) : 0.0;
    const double limit = kUpperLimits[band] + kLimitTolerance;
    while (loudness > own && position < limit) {
      const double steepness = kSlopes[range][std::min(band - 1, kSlopeBands - 1)];
      double next = std::max(kSlopeRangeLimits[range], own);
      double end = position + (loudness - next) / steepness;
      if (end > limit) {
        end = limit;
        next = loudness - (limit - position) * steepness;
      }
      total += (end - position) * (loudness + next) / 2.0;
      pattern.slope(position, end, loudness, steepness);
      fallBelow(next);
      position = end;
      loudness = next;
    }
    if (position >= limit) continue;
    if (loudness < own) range = 0;
    total += own * (limit - position);
    pattern.flat(limit, own);
    fallBelow(own);
    position = limit;
    loudness = own;
  }
  return total;
}

}  // namespace

double totalLoudness(const CoreLoudness& core) {
  return integrate(core, NoPattern{});
}

double totalLoudness(const CoreLoudness& core, SpecificLoudness& specific) {
  return integrate(core, SampledPattern(specific));
}

}  // namespace barline::dsp::zwicker
