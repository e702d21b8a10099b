#include "engine/dsp/zwicker/Sharpness.h"

#include <cmath>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp::zwicker {
namespace {

/// 0.11 · dz: makes narrow-band noise at 1 kHz and 60 dB 1 acum (DIN 45692).
constexpr double kScale = 0.11 * 0.1;

/// Fitted to the curve that Fastl and Zwicker draw without giving a formula, to 3 %.
double fastlWeight(double bark) {
  const double straight = 0.9776 + 0.0014 * bark;
  return bark > 15.5976 ? straight + 0.1649 * std::expm1(0.3532 * (bark - 15.5976)) : straight;
}

/// For Aures the part that does not depend on the loudness.
double weight(Weighting weighting, double bark) {
  switch (weighting) {
    case Weighting::Din:
      return bark > 15.8 ? 0.15 * std::exp(0.42 * (bark - 15.8)) + 0.85 : 1.0;
    case Weighting::Aures:
      return 0.078 * std::exp(0.171 * bark) / bark;
    case Weighting::Bismarck:
      return bark > 15.0 ? 0.2 * std::exp(0.308 * (bark - 15.0)) + 0.8 : 1.0;
    case Weighting::Fastl:
      return fastlWeight(bark);
  }
  return 1.0;
}

/// g(z) · z and what does not depend on the sound, for each weighting.
struct Factors {
  std::array<std::array<float, kWeightings>, kBarkSteps> values;

  Factors() {
    for (std::size_t i = 0; i < kBarkSteps; ++i) {
      for (std::size_t w = 0; w < kWeightings; ++w) {
        const double bark = static_cast<double>(i + 1) / 10.0;
        values[i][w] = static_cast<float>(kScale * weight(static_cast<Weighting>(w), bark) * bark);
      }
    }
  }
};

BARLINE_SIMD_CLONES
void weightedSums(const Lanes* specific, const std::array<float, kWeightings>* factors, Lanes* sums) {
  Float8 totals[kWeightings] = {};
  for (std::size_t i = 0; i < kBarkSteps; ++i) {
    for (std::size_t w = 0; w < kWeightings; ++w) totals[w] += factors[i][w] * specific[i].value;
  }
  for (std::size_t w = 0; w < kWeightings; ++w) sums[w].value = totals[w];
}

}  // namespace

void sharpnessMoments(const SpecificLoudnessLanes& specific, SharpnessMoments& moments) {
  static const Factors factors;
  weightedSums(specific.data(), factors.values.data(), moments.data());
}

std::array<double, kWeightings> sharpness(const SharpnessMoments& moments, std::size_t lane,
                                          double loudness) {
  std::array<double, kWeightings> result{};
  if (!(loudness >= kLeastLoudness)) return result;
  for (std::size_t w = 0; w < kWeightings; ++w)
    result[w] = static_cast<double>(moments[w].value[lane]) / loudness;
  result[static_cast<std::size_t>(Weighting::Aures)] *= loudness / std::log(0.05 * loudness + 1.0);
  return result;
}

}  // namespace barline::dsp::zwicker
