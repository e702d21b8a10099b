#pragma once

#include <array>
#include <cstddef>

#include "engine/dsp/zwicker/Tables.h"

namespace barline::dsp::zwicker {

/// Bands are worked on in groups of as many as a vector of any processor holds; those past the last are idle.
inline constexpr std::size_t kBandLanes = 32;
inline constexpr std::size_t kSections = 3;

/// Coefficients of the third-octave bank, band by band beside each other. A band is
///     (1 − z⁻²)³ / Πₛ (1 + a1ₛ z⁻¹ + a2ₛ z⁻²)
/// (its three sections of table A.1 multiplied: the numerator is the same for all), then squared, smoothed by
/// three low-passes 1 / (1 − p z⁻¹) and scaled.
struct BandFilters {
  using Lanes = std::array<double, kBandLanes>;

  alignas(64) std::array<Lanes, kSections> a1{};
  alignas(64) std::array<Lanes, kSections> a2{};
  alignas(64) Lanes smoothing{};  ///< p, by the band's time constant (ISO 532-1:2017, 6.3)
  alignas(64) Lanes scale{};      ///< of the result: gains of filter and smoothing; 0 where there is no band
};

/// The filters of ISO 532-1:2017, tables A.1 and A.2, at any rate. At 48 kHz they are the tables'; elsewhere
/// the same band-pass of the bilinear plane, moved so that its band edges and the gain at its centre stay
/// what they were. Bands that do not lie wholly below half the sampling rate stay silent.
/// @param sampleRate Hz, from 8,000
[[nodiscard]] BandFilters bandFilters(double sampleRate);

/// Nominal centre of a band: 10^((band − 16) / 10) kHz.
[[nodiscard]] double bandCentre(std::size_t band);

}  // namespace barline::dsp::zwicker
