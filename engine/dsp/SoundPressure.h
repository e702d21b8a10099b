#pragma once

#include <cmath>

namespace barline::dsp {

/// Pascal; 0 dB SPL (ISO 1683), of an RMS value.
inline constexpr double kReferencePressure = 2e-5;

/// Sound pressure level (dB SPL) of a full-scale sine where a sample of 1 is a pressure of 1 pascal:
/// 20·log10(1 / (√2 · 20 µPa)).
inline constexpr double kFullScaleSineSplOfPascals = 90.96910013008056;

/// Pascals in a sample of 1 where a full-scale sine (amplitude 1) plays at `fullScaleSineSpl` dB SPL.
[[nodiscard]] inline double pascalsPerUnit(double fullScaleSineSpl) {
  return std::pow(10.0, (fullScaleSineSpl - kFullScaleSineSplOfPascals) / 20.0);
}

}  // namespace barline::dsp
