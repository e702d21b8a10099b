#pragma once

#include <array>
#include <cstddef>

/// The constants of ISO 532-1:2017, Annex A, in the standard's order and units.
namespace barline::dsp::zwicker {

/// One-third-octave bands from 25 Hz to 12.5 kHz.
inline constexpr std::size_t kThirdOctaves = 28;
/// Approximated critical bands; the third-octave bands up to 250 Hz are gathered in the first three.
inline constexpr std::size_t kCriticalBands = 20;
/// Of these third-octave bands, the first 6, the next 3 and the last 2 make a critical band each.
inline constexpr std::size_t kLowThirdOctaves = 11;
/// Values of specific loudness, at 0.1, 0.2 … 24.0 Bark.
inline constexpr std::size_t kBarkSteps = 240;

/// Intensity of 0 dB: the square of 20 µPa, in Pa².
inline constexpr double kReferenceIntensity = 4e-10;
/// Added to every band's intensity, in Pa² (−26 dB).
inline constexpr double kTinyIntensity = 1e-12;

/// Differences of the denominators a1 and a2 of a band's three sections from −2 and 1 (table A.2); the
/// numerators are (1 + z⁻¹)², 1 − z⁻² and (1 − z⁻¹)² (table A.1).
struct BandCoefficients {
  std::array<std::array<double, 2>, 3> difference;  ///< to be subtracted, for each section {a1, a2}
  double gain;
};

/// For 48 kHz.
inline constexpr std::array<BandCoefficients, kThirdOctaves> kBandCoefficients = {{
    {{{{-6.70260e-4, 6.59453e-4}, {-3.75071e-4, 3.61926e-4}, {-3.06523e-4, 2.97634e-4}}}, 4.30764e-11},
    {{{{-8.47258e-4, 8.30131e-4}, {-4.76448e-4, 4.55616e-4}, {-3.88773e-4, 3.74685e-4}}}, 8.59340e-11},
    {{{{-1.07210e-3, 1.04496e-3}, {-6.06567e-4, 5.73553e-4}, {-4.94004e-4, 4.71677e-4}}}, 1.71424e-10},
    {{{{-1.35836e-3, 1.31535e-3}, {-7.74327e-4, 7.22007e-4}, {-6.29154e-4, 5.93771e-4}}}, 3.41944e-10},
    {{{{-1.72380e-3, 1.65564e-3}, {-9.91780e-4, 9.08866e-4}, {-8.03529e-4, 7.47455e-4}}}, 6.82035e-10},
    {{{{-2.19188e-3, 2.08388e-3}, {-1.27545e-3, 1.14406e-3}, {-1.02976e-3, 9.40900e-4}}}, 1.36026e-9},
    {{{{-2.79386e-3, 2.62274e-3}, {-1.64828e-3, 1.44006e-3}, {-1.32520e-3, 1.18438e-3}}}, 2.71261e-9},
    {{{{-3.57182e-3, 3.30071e-3}, {-2.14252e-3, 1.81258e-3}, {-1.71397e-3, 1.49082e-3}}}, 5.40870e-9},
    {{{{-4.58305e-3, 4.15355e-3}, {-2.80413e-3, 2.28135e-3}, {-2.23006e-3, 1.87646e-3}}}, 1.07826e-8},
    {{{{-5.90655e-3, 5.22622e-3}, {-3.69947e-3, 2.87118e-3}, {-2.92205e-3, 2.36178e-3}}}, 2.14910e-8},
    {{{{-7.65243e-3, 6.57493e-3}, {-4.92540e-3, 3.61318e-3}, {-3.86007e-3, 2.97240e-3}}}, 4.28228e-8},
    {{{{-1.00023e-2, 8.29610e-3}, {-6.63788e-3, 4.55999e-3}, {-5.15982e-3, 3.75306e-3}}}, 8.54316e-8},
    {{{{-1.31230e-2, 1.04220e-2}, {-9.02274e-3, 5.73132e-3}, {-6.94543e-3, 4.71734e-3}}}, 1.70009e-7},
    {{{{-1.73693e-2, 1.30947e-2}, {-1.24176e-2, 7.20526e-3}, {-9.46002e-3, 5.93145e-3}}}, 3.38215e-7},
    {{{{-2.31934e-2, 1.64308e-2}, {-1.73009e-2, 9.04761e-3}, {-1.30358e-2, 7.44926e-3}}}, 6.71990e-7},
    {{{{-3.13292e-2, 2.06370e-2}, {-2.44342e-2, 1.13731e-2}, {-1.82108e-2, 9.36778e-3}}}, 1.33531e-6},
    {{{{-4.28261e-2, 2.59325e-2}, {-3.49619e-2, 1.43046e-2}, {-2.57855e-2, 1.17912e-2}}}, 2.65172e-6},
    {{{{-5.91733e-2, 3.25054e-2}, {-5.06072e-2, 1.79513e-2}, {-3.69401e-2, 1.48094e-2}}}, 5.25477e-6},
    {{{{-8.26348e-2, 4.05894e-2}, {-7.40348e-2, 2.24476e-2}, {-5.34977e-2, 1.85371e-2}}}, 1.03780e-5},
    {{{{-1.17018e-1, 5.08116e-2}, {-1.09516e-1, 2.81387e-2}, {-7.85097e-2, 2.32872e-2}}}, 2.04870e-5},
    {{{{-1.67714e-1, 6.37872e-2}, {-1.63378e-1, 3.53729e-2}, {-1.16419e-1, 2.93723e-2}}}, 4.05198e-5},
    {{{{-2.42528e-1, 7.98576e-2}, {-2.45161e-1, 4.43370e-2}, {-1.73972e-1, 3.70015e-2}}}, 7.97914e-5},
    {{{{-3.53142e-1, 9.96330e-2}, {-3.69163e-1, 5.53535e-2}, {-2.61399e-1, 4.65428e-2}}}, 1.56511e-4},
    {{{{-5.16316e-1, 1.24177e-1}, {-5.55473e-1, 6.89403e-2}, {-3.93998e-1, 5.86715e-2}}}, 3.04954e-4},
    {{{{-7.56635e-1, 1.55023e-1}, {-8.34281e-1, 8.58123e-2}, {-5.94547e-1, 7.43960e-2}}}, 5.99157e-4},
    {{{{-1.10165e+0, 1.91713e-1}, {-1.23939e+0, 1.05243e-1}, {-8.91666e-1, 9.40354e-2}}}, 1.16544e-3},
    {{{{-1.58477e+0, 2.39049e-1}, {-1.80505e+0, 1.28794e-1}, {-1.32500e+0, 1.21333e-1}}}, 2.27488e-3},
    {{{{-2.50630e+0, 1.42308e-1}, {-2.19464e+0, 2.76470e-1}, {-1.90231e+0, 1.47304e-1}}}, 3.91006e-3},
}};

/// Upper limits of the level ranges for the correction of low bands after equal loudness contours, dB
/// (table A.3).
inline constexpr std::size_t kLevelRanges = 8;
inline constexpr std::array<double, kLevelRanges> kLevelRangeLimits = {45, 55, 65, 71, 80, 90, 100, 120};

/// What is added to the level of a low band in each range, dB (table A.3).
inline constexpr std::array<std::array<double, kLowThirdOctaves>, kLevelRanges> kLowBandCorrections = {{
    {-32, -24, -16, -10, -5, 0, -7, -3, 0, -2, 0},
    {-29, -22, -15, -10, -4, 0, -7, -2, 0, -2, 0},
    {-27, -19, -14, -9, -4, 0, -6, -2, 0, -2, 0},
    {-25, -17, -12, -9, -3, 0, -5, -2, 0, -2, 0},
    {-23, -16, -11, -7, -3, 0, -4, -1, 0, -1, 0},
    {-20, -14, -10, -6, -3, 0, -4, -1, 0, -1, 0},
    {-18, -12, -9, -6, -2, 0, -3, -1, 0, -1, 0},
    {-15, -10, -8, -4, -2, 0, -3, -1, 0, -1, 0},
}};

/// Transmission of the ear, dB, to be subtracted (table A.4).
inline constexpr std::array<double, kCriticalBands> kEarTransmission = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0.5, -1.6, -3.2, -5.4, -5.6, -4, -1.5, 2, 5, 12};

/// What a diffuse field adds over a free one, dB (table A.5).
inline constexpr std::array<double, kCriticalBands> kDiffuseFieldDifference = {
    0, 0, 0.5, 0.9, 1.2, 1.6, 2.3, 2.8, 3, 2, 0, -1.4, -2, -1.9, -1, 0.5, 3, 4, 4.3, 4};

/// Levels at the threshold in quiet, dB (table A.6).
inline constexpr std::array<double, kCriticalBands> kThresholdInQuiet = {30, 18, 12, 8, 7, 6, 5, 4, 3, 3,
                                                                         3,  3,  3,  3, 3, 3, 3, 3, 3, 3};

/// From third-octave to critical-band levels, dB, to be subtracted (table A.7).
inline constexpr std::array<double, kCriticalBands> kBandwidthAdaptation = {
    -0.25, -0.6, -0.8, -0.8, -0.5, 0, 0.5, 1.1, 1.5, 1.7, 1.8, 1.8, 1.7, 1.6, 1.4, 1.2, 0.8, 0.5, 0, -0.5};

/// Upper limits of the critical bands and of what lies above them, Bark (table A.8).
inline constexpr std::array<double, kCriticalBands + 1> kUpperLimits = {
    0.9,  1.8,  2.8,  3.5,  4.4,  5.4,  6.6,  7.9,  9.2,  10.6, 12.3,
    13.8, 15.2, 16.7, 18.1, 19.3, 20.6, 21.8, 22.7, 23.6, 24.0};

/// Lower limits of the ranges of specific loudness within which an upper slope is straight, sone/Bark
/// (table A.9).
inline constexpr std::size_t kSlopeRanges = 18;
inline constexpr std::array<double, kSlopeRanges> kSlopeRangeLimits = {
    21.5, 18, 15.1, 11.5, 9, 6.1, 4.4, 3.1, 2.13, 1.36, 0.82, 0.42, 0.30, 0.22, 0.15, 0.10, 0.035, 0};

/// Steepness of the slope in each range that reaches into critical bands 2 to 8, and 9 or above,
/// sone/Bark² (table A.9).
inline constexpr std::size_t kSlopeBands = 8;
inline constexpr std::array<std::array<double, kSlopeBands>, kSlopeRanges> kSlopes = {{
    {13.00, 8.20, 6.30, 5.50, 5.50, 5.50, 5.50, 5.50},
    {9.00, 7.50, 6.00, 5.10, 4.50, 4.50, 4.50, 4.50},
    {7.80, 6.70, 5.60, 4.90, 4.40, 3.90, 3.90, 3.90},
    {6.20, 5.40, 4.60, 4.00, 3.50, 3.20, 3.20, 3.20},
    {4.50, 3.80, 3.60, 3.20, 2.90, 2.70, 2.70, 2.70},
    {3.70, 3.00, 2.80, 2.35, 2.20, 2.20, 2.20, 2.20},
    {2.90, 2.30, 2.10, 1.90, 1.80, 1.70, 1.70, 1.70},
    {2.40, 1.70, 1.50, 1.35, 1.30, 1.30, 1.30, 1.30},
    {1.95, 1.45, 1.30, 1.15, 1.10, 1.10, 1.10, 1.10},
    {1.50, 1.20, 0.94, 0.86, 0.82, 0.82, 0.82, 0.82},
    {0.72, 0.67, 0.64, 0.63, 0.62, 0.62, 0.62, 0.62},
    {0.59, 0.53, 0.51, 0.50, 0.42, 0.42, 0.42, 0.42},
    {0.40, 0.33, 0.26, 0.24, 0.22, 0.22, 0.22, 0.22},
    {0.27, 0.21, 0.20, 0.18, 0.17, 0.17, 0.17, 0.17},
    {0.16, 0.15, 0.14, 0.12, 0.11, 0.11, 0.11, 0.11},
    {0.12, 0.11, 0.10, 0.08, 0.08, 0.08, 0.08, 0.08},
    {0.09, 0.08, 0.07, 0.06, 0.06, 0.06, 0.06, 0.05},
    {0.06, 0.05, 0.03, 0.02, 0.02, 0.02, 0.02, 0.02},
}};

}  // namespace barline::dsp::zwicker
