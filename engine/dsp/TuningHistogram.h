#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace barline::dsp {

/// Finds how far a recording is tuned from A4 = 440 Hz: a circular histogram over one semitone of the
/// deviations of spectral peaks from equal temperament, its mode being the tuning. The mode is used rather
/// than the mean since the fifth and seventh partials lie 14 and 31 cents below the tempered scale.
class TuningHistogram {
 public:
  /// @param magnitude a spectrum taken through a Hann window. @param spacing Hz between its values
  void add(std::span<const float> magnitude, double spacing);

  /// Adds all evidence of `other`.
  void add(const TuningHistogram& other);

  /// Lets older evidence count less: multiplies all of it by `factor` (0–1).
  void fade(float factor);

  /// Whether any peak has been seen.
  [[nodiscard]] bool empty() const;

  /// Cents in (−50, 50]; 0 where nothing was seen.
  [[nodiscard]] double cents() const;

 private:
  static constexpr std::size_t kCells = 100;  // of one cent

  std::array<float, kCells> cells_{};
};

}  // namespace barline::dsp
