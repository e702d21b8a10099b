#pragma once

#include <cstddef>

#include "engine/nn/Graph.h"

namespace barline::nn {

// The discrete Fourier transform around the circle of pitch classes, for every channel by itself. It turns a
// circular convolution into one product of matrices for each of the seven rates, a sixth of the
// multiplications.
//
// A spectrum holds `channels` values for each of these parts, in this order: rate 0, rate 6, then for the
// rates 1 to 5 the cosine part Σ x(q) · cos(2π·rate·q / 12) and the sine part Σ x(q) · sin(2π·rate·q / 12).

/// A rate's parts within a spectrum; kCircle in all.
struct CircleRate {
  std::size_t rate{};
  std::size_t first{};  ///< part
  std::size_t parts{};  ///< 1 or 2
};

inline constexpr CircleRate kCircleRates[] = {{0, 0, 1}, {6, 1, 1}, {1, 2, 2}, {2, 4, 2},
                                              {3, 6, 2}, {4, 8, 2}, {5, 10, 2}};

/// @param values kCircle · `channels`, group by group @param spectrum as many; may not overlap
void toSpectrum(const float* values, std::size_t channels, float* spectrum);

/// The sum of the parts' waves, so toSpectrum() undone once rates 0 and 6 are divided by 12 and the others
/// by 6.
void fromSpectrum(const float* spectrum, std::size_t channels, float* values);

}  // namespace barline::nn
