#pragma once

#include <array>

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Levels of every band in one column of device pixels, as codes of 0–255.
using BandLevels = std::array<float, kSpectrumBands>;

/// Takes a strip's columns of device pixels out of the track's spectrum: from the detail where it covers the
/// strip, else from the overview. Columns that are shorter than a pixel are averaged, longer ones
/// interpolated.
class SpectrumSampler {
 public:
  explicit SpectrumSampler(const Strip& strip);

  /// @param x device pixels from the strip's left @return false: nothing is known there yet
  [[nodiscard]] bool column(int x, BandLevels& out) const;

 private:
  [[nodiscard]] SpectrumColumn at(std::int64_t column) const;

  const SpectrumPyramid* pyramid_;
  const SpectrumWindow* window_{};  ///< null: from the pyramid
  std::size_t level_{};
  double columnSeconds_{1};  ///< of the columns that are used
  double begin_{};           ///< seconds at column 0
  double pixelSeconds_;
  double origin_;
};

/// Whether a detail covers a stretch of a track of this duration.
[[nodiscard]] bool covers(const SpectrumWindow& window, const model::TimeRange& range, double duration);

/// The colour of each shade in the tokens' ramp, silence first.
using Ramp = std::array<QRgb, 256>;
[[nodiscard]] Ramp spectrumRamp(const Theme& theme);

}  // namespace barline::ui
