#include "ui/timeline/Geometry.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace barline::ui {

double AxisLimits::coarsest() const {
  return std::max((before + duration + after) / std::max(width, 1.0), finest);
}

TimeAxis clamped(TimeAxis axis, const AxisLimits& limits) {
  axis.secondsPerPixel = std::clamp(axis.secondsPerPixel, limits.finest, limits.coarsest());
  const double first = -limits.before;
  const double last = limits.duration + limits.after - limits.width * axis.secondsPerPixel;
  axis.origin = std::clamp(axis.origin, first, std::max(first, last));
  return axis;
}

TimeAxis aligned(TimeAxis axis, double pixelRatio) {
  const double step = axis.secondsPerPixel / pixelRatio;
  axis.origin = std::round(axis.origin / step) * step;
  return axis;
}

TimeAxis fitted(const AxisLimits& limits) {
  return {0.0, std::max(limits.duration / std::max(limits.width, 1.0), limits.finest)};
}

TimeAxis showing(const model::TimeRange& range, const AxisLimits& limits) {
  const double width = std::max(limits.width, 1.0);
  const double wanted = range.duration() / width;
  TimeAxis axis{range.begin, std::clamp(wanted, limits.finest, limits.coarsest())};
  // Where the limits change the zoom, the middle stays.
  axis.origin += (wanted - axis.secondsPerPixel) * width / 2;
  return clamped(axis, limits);
}

TimeAxis zoomed(const TimeAxis& axis, double factor, double anchorX, const AxisLimits& limits) {
  const double anchor = axis.timeAt(anchorX);
  TimeAxis next;
  next.secondsPerPixel = std::clamp(axis.secondsPerPixel / factor, limits.finest, limits.coarsest());
  next.origin = anchor - anchorX * next.secondsPerPixel;
  return clamped(next, limits);
}

TimeAxis scrolled(const TimeAxis& axis, double pixels, const AxisLimits& limits) {
  return clamped({axis.origin + pixels * axis.secondsPerPixel, axis.secondsPerPixel}, limits);
}

TimeAxis between(const TimeAxis& from, const TimeAxis& to, double t) {
  if (t >= 1.0) return to;
  if (t <= 0.0) return from;
  const double change = to.secondsPerPixel - from.secondsPerPixel;
  if (std::abs(change) < 1e-9 * from.secondsPerPixel) {
    return {from.origin + (to.origin - from.origin) * t, to.secondsPerPixel};
  }
  const double scale = from.secondsPerPixel * std::pow(to.secondsPerPixel / from.secondsPerPixel, t);
  // The origin is a linear function of the scale wherever some x keeps its time.
  const double share = (scale - from.secondsPerPixel) / change;
  return {from.origin + (to.origin - from.origin) * share, scale};
}

model::TimeRange rangeOf(const TimeAxis& axis, double width) {
  return {axis.origin, axis.timeAt(width)};
}

double snapped(double x, double pixelRatio) {
  return std::round(x * pixelRatio) / pixelRatio;
}

TimeTicks timeTicks(double secondsPerPixel, double minimumGap) {
  const double least = secondsPerPixel * minimumGap;
  // Below a second: 1, 2 and 5 in each decade.
  constexpr int kFinestDecade = -6;
  for (int decade = kFinestDecade; decade < 0; ++decade) {
    const double unit = std::pow(10.0, decade);
    if (unit >= least) return {unit, 5, -decade};
    if (2 * unit >= least) return {2 * unit, 4, -decade};
    if (5 * unit >= least) return {5 * unit, 5, -decade};
  }
  struct Step {
    double seconds;
    int minorCount;
  };
  constexpr std::array<Step, 14> kSteps{{{1, 5},
                                         {2, 4},
                                         {5, 5},
                                         {10, 5},
                                         {15, 3},
                                         {30, 6},
                                         {60, 6},
                                         {120, 4},
                                         {300, 5},
                                         {600, 5},
                                         {900, 3},
                                         {1800, 6},
                                         {3600, 6},
                                         {7200, 4}}};
  for (const Step& step : kSteps) {
    if (step.seconds >= least) return {step.seconds, step.minorCount, 0};
  }
  double hours = 14400;
  while (hours < least) hours *= 2;
  return {hours, 4, 0};
}

int barNumberStep(double pixelsPerBar, double minimumGap) {
  constexpr int kMost = 1 << 20;
  int step = 1;
  while (step < kMost && step * pixelsPerBar < minimumGap) step *= 2;
  return step;
}

bool showsBarNumber(int number, int step) {
  return number >= 1 && (number - 1) % step == 0;
}

std::size_t peakLevel(double framesPerPixel, int framesPerPeak, std::size_t levels) {
  std::size_t level = 0;
  double span = framesPerPeak * 4.0;
  while (level + 1 < levels && span <= framesPerPixel) {
    ++level;
    span *= 4.0;
  }
  return level;
}

WaveDetail waveDetail(double framesPerPixel, int framesPerPeak, double lineBelow, double dotsBelow) {
  if (framesPerPixel < dotsBelow) return WaveDetail::Dots;
  if (framesPerPixel < lineBelow) return WaveDetail::Line;
  return framesPerPixel < framesPerPeak ? WaveDetail::Samples : WaveDetail::Peaks;
}

}  // namespace barline::ui
