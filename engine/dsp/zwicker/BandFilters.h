#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "engine/dsp/zwicker/Tables.h"

namespace barline::dsp::zwicker {

/// Bands up to 315 Hz are filtered at a lower rate; those above, from 400 Hz, at the rate of the sound.
inline constexpr std::size_t kLowBands = 12;
inline constexpr std::size_t kHighBands = kThirdOctaves - kLowBands;

/// Bands are worked on in groups of as many as a vector of any processor holds; those past the last are idle.
inline constexpr std::size_t kBandLanes = 16;
inline constexpr std::size_t kSections = 3;

/// Coefficients of third-octave bands, band by band beside each other. A band is three sections
///     (1 − z⁻ᵏ) / (1 + a1 z⁻¹ + a2 z⁻²)
/// (k is 2, and 1 at the lower rate), then squared and smoothed by three low-passes 1 / (1 − p z⁻¹). Sections
/// are computed by the differences of their output, δ = x + a2 δ₋₁ − g y₋₁, y = y₋₁ + δ with g = 1 + a1 + a2:
/// a1 close to −2 would say little of the frequency in single precision, and the next section's numerator
/// is made of δ.
struct BandFilters {
  using Lanes = std::array<float, kBandLanes>;

  alignas(64) std::array<Lanes, kSections> stiffness{};  ///< g
  alignas(64) std::array<Lanes, kSections> damping{};    ///< a2
  alignas(64) Lanes smoothing{};  ///< p, by the band's time constant (ISO 532-1:2017, 6.3)
};

/// Factors that turn what the low-passes hold into intensities, the last low-pass first.
using SmoothingWeights = std::array<std::array<double, kBandLanes>, 3>;

/// Bands 0 to kLowBands − 1, at the rate and with the first numerator that LowBandDecimator gives.
struct LowBandFilters {
  std::size_t decimation;
  BandFilters filters;
  /// By how many samples a step's instant comes after the last decimated sample. Together the low-passes
  /// tell of instants between samples, and of the delay that they would have had at the full rate.
  std::vector<SmoothingWeights> weights;
};

/// The other bands.
struct HighBandFilters {
  BandFilters filters;
  std::array<double, kBandLanes> weights{};  ///< 0 where there is no band
};

/// The filters of ISO 532-1:2017, tables A.1 and A.2, at any rate. At 48 kHz they are the tables'; elsewhere
/// the same band-pass of the bilinear plane, moved so that its band edges and the gain at its centre stay
/// what they were. Bands that do not lie wholly below half the sampling rate stay silent. Filters of low
/// bands have the poles that give the same at the decimated rate; what little differs in their other factors
/// is below 10⁻⁴ of the intensity from an octave below to an octave above the band.
/// @param sampleRate Hz, from 8,000
[[nodiscard]] LowBandFilters lowBandFilters(double sampleRate);
[[nodiscard]] HighBandFilters highBandFilters(double sampleRate);

/// Nominal centre of a band: 10^((band − 16) / 10) kHz.
[[nodiscard]] double bandCentre(std::size_t band);

}  // namespace barline::dsp::zwicker
