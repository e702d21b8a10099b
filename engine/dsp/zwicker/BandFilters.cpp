#include "engine/dsp/zwicker/BandFilters.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace barline::dsp::zwicker {
namespace {

using Complex = std::complex<double>;

constexpr double kTableRate = 48000.0;
constexpr double kHalfBand = 0.05;  ///< decades from the centre of a third-octave band to its edge

/// The poles in the upper half plane of a band's sections.
using Poles = std::array<Complex, kSections>;

struct Band {
  Poles poles;
  double gain;
};

Poles tablePoles(const BandCoefficients& table) {
  Poles poles;
  for (std::size_t s = 0; s < kSections; ++s) {
    const double half = 1.0 + table.difference[s][0] / 2.0;  // −a1 / 2
    const double a2 = 1.0 - table.difference[s][1];
    poles[s] = {half, std::sqrt(a2 - half * half)};
  }
  return poles;
}

/// Where a frequency lies on the axis of the bilinear transform s = (z − 1) / (z + 1).
double warped(double frequency, double sampleRate) {
  return std::tan(std::numbers::pi * frequency / sampleRate);
}

/// Edges of a band on the warped axis, as the low-pass to band-pass transform takes them.
struct Edges {
  double product;     ///< square of the geometric centre
  double difference;  ///< bandwidth
};

Edges warpedEdges(double centre, double sampleRate) {
  const double low = warped(centre * std::pow(10.0, -kHalfBand), sampleRate);
  const double high = warped(centre * std::pow(10.0, kHalfBand), sampleRate);
  return {low * high, high - low};
}

/// Takes a pole at 48 kHz to its low-pass prototype and from there to another rate's band.
Complex moved(Complex pole, const Edges& from, const Edges& to) {
  const Complex s = (pole - 1.0) / (pole + 1.0);
  const Complex prototype = (s * s + from.product) / (from.difference * s);
  const Complex half = prototype * to.difference / 2.0;
  const Complex root = std::sqrt(half * half - to.product);
  const Complex there = (half + root).imag() > 0.0 ? half + root : half - root;
  return (1.0 + there) / (1.0 - there);
}

double magnitude(const Poles& poles, double frequency, double sampleRate) {
  const Complex z = std::polar(1.0, 2.0 * std::numbers::pi * frequency / sampleRate);
  Complex response = std::pow(1.0 - 1.0 / (z * z), 3.0);
  for (const Complex& pole : poles) response /= (1.0 - pole / z) * (1.0 - std::conj(pole) / z);
  return std::abs(response);
}

Band bandAt(std::size_t index, double sampleRate) {
  const BandCoefficients& table = kBandCoefficients[index];
  Band band{tablePoles(table), table.gain};
  if (sampleRate == kTableRate) return band;
  const double centre = bandCentre(index);
  const double atTable = band.gain * magnitude(band.poles, centre, kTableRate);
  const Edges from = warpedEdges(centre, kTableRate);
  const Edges to = warpedEdges(centre, sampleRate);
  for (Complex& pole : band.poles) pole = moved(pole, from, to);
  band.gain = atTable / magnitude(band.poles, centre, sampleRate);
  return band;
}

/// ISO 532-1:2017, 6.3: τ = 2 / (3 f), f the band's centre but at most 1 kHz.
double smoothingPole(double centre, double sampleRate) {
  const double timeConstant = 2.0 / (3.0 * std::min(centre, 1000.0));
  return std::exp(-1.0 / (sampleRate * timeConstant));
}

}  // namespace

double bandCentre(std::size_t band) {
  return 1000.0 * std::pow(10.0, (static_cast<double>(band) - 16.0) / 10.0);
}

BandFilters bandFilters(double sampleRate) {
  BandFilters filters;
  for (std::size_t b = 0; b < kThirdOctaves; ++b) {
    const double centre = bandCentre(b);
    if (centre * std::pow(10.0, kHalfBand) >= sampleRate / 2.0) break;
    const Band band = bandAt(b, sampleRate);
    for (std::size_t s = 0; s < kSections; ++s) {
      filters.a1[s][b] = -2.0 * band.poles[s].real();
      filters.a2[s][b] = std::norm(band.poles[s]);
    }
    filters.smoothing[b] = smoothingPole(centre, sampleRate);
    filters.scale[b] = band.gain * band.gain * std::pow(1.0 - filters.smoothing[b], 3.0);
  }
  return filters;
}

}  // namespace barline::dsp::zwicker
