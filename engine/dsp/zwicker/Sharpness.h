#pragma once

#include <array>

#include "engine/dsp/zwicker/LoudnessPattern.h"

namespace barline::dsp::zwicker {

/// How much each part of the specific loudness counts for sharpness.
enum class Weighting : unsigned char {
  Din,       ///< DIN 45692:2009
  Aures,     ///< Aures 1985 (DIN 45692, Annex B): grows with loudness
  Bismarck,  ///< von Bismarck 1974 (DIN 45692, Annex B)
  Fastl,     ///< Fastl and Zwicker 2007, fig. 9.2
};

inline constexpr std::size_t kWeightings = 4;

/// Loudness below which a sound has no sharpness, sone.
inline constexpr double kLeastLoudness = 0.1;

/// 0.11 · ∫ N'(z) g(z) z dz at eight instants by every weighting, in the order of Weighting; for Aures
/// without what depends on the loudness.
using SharpnessMoments = std::array<Lanes, kWeightings>;

void sharpnessMoments(const SpecificLoudnessLanes& specific, SharpnessMoments& moments);

/// Sharpness at one of these instants, acum: the moments over N; 0 below kLeastLoudness.
/// @param loudness N, sone
[[nodiscard]] std::array<double, kWeightings> sharpness(const SharpnessMoments& moments, std::size_t lane,
                                                        double loudness);

}  // namespace barline::dsp::zwicker
