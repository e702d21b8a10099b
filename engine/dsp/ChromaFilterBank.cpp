#include "engine/dsp/ChromaFilterBank.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {
namespace {

constexpr std::size_t kClasses = ChromaFilterBank::kPitchClasses;
constexpr double kA0 = 27.5;           // Hz; pitch classes count from A here
constexpr double kCentreOctave = 5.0;  // above A0
constexpr double kOctaveWidth = 2.0;
constexpr std::size_t kCFromA = 3;  // semitones

using Weights = std::array<double, kClasses>;

/// Shares of a bin at `pitch` semitones above A0 that is `width` semitones wide; their squares sum to 1.
Weights sharesOf(double pitch, double width) {
  Weights shares{};
  double squares = 0.0;
  for (std::size_t i = 0; i < kClasses; ++i) {
    const double distance = std::remainder(pitch - static_cast<double>(i), 12.0);
    shares[i] = std::exp(-0.5 * std::pow(2.0 * distance / width, 2.0));
    squares += shares[i] * shares[i];
  }
  for (double& share : shares) share /= std::sqrt(squares);
  return shares;
}

BARLINE_SIMD_CLONES
void sumClasses(const Lanes* magnitudes, const float* weights, std::size_t bins, Lanes* classes) {
  Float8 sums[kClasses]{};
  for (std::size_t bin = 0; bin < bins; ++bin) {
    const Float8 m = magnitudes[bin].value;
    const Float8 power = m * m;
    for (std::size_t i = 0; i < kClasses; ++i) sums[i] += weights[bin * kClasses + i] * power;
  }
  Float8 strongest = sums[0];
  for (std::size_t i = 1; i < kClasses; ++i) strongest = sums[i] > strongest ? sums[i] : strongest;
  const Float8 divisor = strongest > 0.0F ? strongest : strongest * 0.0F + 1.0F;
  for (std::size_t i = 0; i < kClasses; ++i) classes[i].value = sums[i] / divisor;
}

}  // namespace

ChromaFilterBank::ChromaFilterBank(std::size_t fftSize, double sampleRate) : bins_(fftSize / 2 + 1) {
  const auto pitchOf = [&](std::size_t bin) {
    return 12.0 * std::log2(static_cast<double>(bin) * sampleRate / static_cast<double>(fftSize) / kA0);
  };
  for (std::size_t bin = 0; bin < bins_; ++bin) {
    // 0 Hz has no pitch; it is put an octave and a half below the first bin.
    const double pitch = bin == 0 ? pitchOf(1) - 18.0 : pitchOf(bin);
    const Weights shares = sharesOf(pitch, std::max(pitchOf(bin + 1) - pitch, 1.0));
    const double importance = std::exp(-0.5 * std::pow((pitch / 12.0 - kCentreOctave) / kOctaveWidth, 2.0));
    for (std::size_t i = 0; i < kClasses; ++i) {
      weights_.push_back(static_cast<float>(importance * shares[(i + kCFromA) % kClasses]));
    }
  }
}

std::array<Lanes, kClasses> ChromaFilterBank::apply(std::span<const Lanes> magnitudes) const {
  if (magnitudes.size() != bins_) throw std::invalid_argument("ChromaFilterBank: wrong length");
  std::array<Lanes, kClasses> classes;
  sumClasses(magnitudes.data(), weights_.data(), bins_, classes.data());
  return classes;
}

}  // namespace barline::dsp
