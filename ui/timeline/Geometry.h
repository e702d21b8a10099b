#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/model/TimeRange.h"

/// Between time and pixels: plain arithmetic, no widget. Pixels are logical unless a name says otherwise.
namespace barline::ui {

/// Which stretch of time a width of pixels shows.
struct TimeAxis {
  double origin{};            ///< seconds at x = 0
  double secondsPerPixel{1};  ///< > 0

  [[nodiscard]] double xOf(double time) const { return (time - origin) / secondsPerPixel; }
  [[nodiscard]] double timeAt(double x) const { return origin + x * secondsPerPixel; }
  [[nodiscard]] double lengthOf(double seconds) const { return seconds / secondsPerPixel; }

  bool operator==(const TimeAxis&) const = default;
};

/// What an axis may show.
struct AxisLimits {
  double duration{};    ///< seconds of the track
  double finest{1e-6};  ///< seconds a pixel at the deepest zoom
  double width{};       ///< pixels
  double before{};      ///< seconds that may be shown before the track begins
  double after{};       ///< and after it ends

  /// Seconds a pixel with all that may be shown in view.
  [[nodiscard]] double coarsest() const;

  bool operator==(const AxisLimits&) const = default;
};

/// Pixels that one sample takes at the deepest zoom.
inline constexpr double kPixelsPerSample = 24;

/// The nearest axis within the limits.
[[nodiscard]] TimeAxis clamped(TimeAxis axis, const AxisLimits& limits);

/// The axis whose origin lies on the nearest device pixel, so that pictures painted for one origin serve for
/// every other. For painting only: zooming from one aligned axis to the next would add up the differences.
[[nodiscard]] TimeAxis aligned(TimeAxis axis, double pixelRatio);

/// The whole track, without what may be shown around it.
[[nodiscard]] TimeAxis fitted(const AxisLimits& limits);

/// The axis that fills the width with `range`.
[[nodiscard]] TimeAxis showing(const model::TimeRange& range, const AxisLimits& limits);

/// @param factor above 1 shows less time; the time at `anchorX` stays there
[[nodiscard]] TimeAxis zoomed(const TimeAxis& axis, double factor, double anchorX, const AxisLimits& limits);

/// @param pixels the content moves left by
[[nodiscard]] TimeAxis scrolled(const TimeAxis& axis, double pixels, const AxisLimits& limits);

/// Part `t` (0–1) of the way between two axes: evenly in zoom, so that what both show at the same place stays
/// there.
[[nodiscard]] TimeAxis between(const TimeAxis& from, const TimeAxis& to, double t);

[[nodiscard]] model::TimeRange rangeOf(const TimeAxis& axis, double width);

/// `x` moved to the nearest device pixel.
[[nodiscard]] double snapped(double x, double pixelRatio);

/// Time ticks: labels every `major` seconds, `minorCount` shorter ticks from one to the next.
struct TimeTicks {
  double major{};
  int minorCount{};
  int decimals{};  ///< of a label's seconds

  bool operator==(const TimeTicks&) const = default;
};

/// The densest round spacing whose labels are at least `minimumGap` pixels apart.
[[nodiscard]] TimeTicks timeTicks(double secondsPerPixel, double minimumGap);

/// Every how many bars a number is shown (1, 2, 4, 8 …) so that numbers are at least `minimumGap` pixels
/// apart.
[[nodiscard]] int barNumberStep(double pixelsPerBar, double minimumGap);

/// Whether a bar's number is shown: counted from bar 1, as phrases are.
[[nodiscard]] bool showsBarNumber(int number, int step);

/// The coarsest level of a pyramid in steps of 4 whose peaks are no longer than a pixel; level 0 where all
/// are.
[[nodiscard]] std::size_t peakLevel(double framesPerPixel, int framesPerPeak, std::size_t levels);

enum class WaveDetail : unsigned char {
  Peaks,    ///< stored peaks are as fine as pixels
  Samples,  ///< finer: peaks of samples, where they are at hand
  Line,     ///< a line through the samples
  Dots      ///< the same, each sample marked
};

[[nodiscard]] WaveDetail waveDetail(double framesPerPixel, int framesPerPeak, double lineBelow,
                                    double dotsBelow);

}  // namespace barline::ui
