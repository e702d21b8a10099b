#include "engine/dsp/zwicker/BandFilters.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <numbers>

namespace barline::dsp::zwicker {
namespace {

using Complex = std::complex<double>;

constexpr double kTableRate = 48000.0;
constexpr double kLeastLowRate = 11000.0;  ///< of the decimated sound: 30 times the highest low band
constexpr double kHalfBand = 0.05;         ///< decades from the centre of a third-octave band to its edge

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

Complex pointOf(double frequency, double sampleRate) {
  return std::polar(1.0, 2.0 * std::numbers::pi * frequency / sampleRate);
}

double recursiveMagnitude(const Poles& poles, Complex z) {
  Complex response = 1.0;
  for (const Complex& pole : poles) response /= (1.0 - pole / z) * (1.0 - std::conj(pole) / z);
  return std::abs(response);
}

double magnitude(const Poles& poles, double frequency, double sampleRate) {
  const Complex z = pointOf(frequency, sampleRate);
  return std::pow(std::abs(1.0 - 1.0 / (z * z)), 3.0) * recursiveMagnitude(poles, z);
}

/// Of what LowBandDecimator does, and the other two numerators.
double decimatorMagnitude(std::size_t decimation, Complex z) {
  double response = std::pow(std::abs(1.0 + 1.0 / z) / 2.0, 3.0);
  for (std::size_t delay = 1; delay < decimation; delay *= 2)
    response *= std::pow(std::abs(1.0 + std::pow(z, -static_cast<double>(delay))) / 2.0, 3.0);
  return response * std::pow(std::abs(1.0 - std::pow(z, -static_cast<double>(decimation))), 3.0);
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

/// How many bands lie wholly below half the sampling rate.
std::size_t audibleBands(double sampleRate) {
  std::size_t count = 0;
  while (count < kThirdOctaves && bandCentre(count) * std::pow(10.0, kHalfBand) < sampleRate / 2.0) ++count;
  return count;
}

void setSections(BandFilters& filters, std::size_t lane, const Poles& poles) {
  for (std::size_t s = 0; s < kSections; ++s) {
    filters.stiffness[s][lane] = static_cast<float>(std::norm(1.0 - poles[s]));
    filters.damping[s][lane] = static_cast<float>(std::norm(poles[s]));
  }
}

/// Lanes without a band pass their input, which keeps them in bounds.
void idle(BandFilters& filters) {
  for (auto& stiffness : filters.stiffness) stiffness.fill(1.0F);
}

/// At the decimated rate a low-pass has the pole pᴰ; at the full rate it would also have had the factor
/// E = Σ (p z⁻¹)ʲ, j < D. Its cube, for an instant `late` samples after the last decimated one, as
/// α₀ + α₁ G + α₂ G² with G = (1 − pᴰ z⁻ᴰ) / (1 − pᴰ), which leads from a low-pass to the one before: equal
/// to the second order of the frequency.
std::array<double, 3> combination(double pole, std::size_t decimation, std::size_t late) {
  double sum = 0.0, first = 0.0, second = 0.0;
  for (std::size_t j = 0; j < decimation; ++j) {
    const auto delay = static_cast<double>(j);
    const double weight = std::pow(pole, delay);
    sum += weight;
    first += weight * delay;
    second += weight * delay * delay;
  }
  const double mean = first / sum;
  const double variance = second / sum - mean * mean;
  const double t1 = static_cast<double>(late) - 3.0 * mean;
  const double t2 = (t1 * t1 + 3.0 * variance) / 2.0;
  const auto d = static_cast<double>(decimation);
  const double decimated = std::pow(pole, d);
  const double g1 = decimated * d / (1.0 - decimated);
  const double g2 = -g1 * d / 2.0;
  const double a2 = (t2 - t1 * g2 / g1) / (g1 * g1);
  const double a1 = t1 / g1 - 2.0 * a2;
  return {1.0 - a1 - a2, a1, a2};
}

}  // namespace

double bandCentre(std::size_t band) {
  return 1000.0 * std::pow(10.0, (static_cast<double>(band) - 16.0) / 10.0);
}

LowBandFilters lowBandFilters(double sampleRate) {
  const auto ratio = static_cast<unsigned>(std::max(1.0, sampleRate / kLeastLowRate));
  LowBandFilters low{.decimation = std::bit_floor(ratio), .filters = {}, .weights = {}};
  low.weights.resize(low.decimation);
  idle(low.filters);
  const auto decimation = static_cast<double>(low.decimation);
  for (std::size_t b = 0; b < std::min(kLowBands, audibleBands(sampleRate)); ++b) {
    const double centre = bandCentre(b);
    const Band band = bandAt(b, sampleRate);
    Poles poles = band.poles;
    for (Complex& pole : poles) pole = std::pow(pole, decimation);
    setSections(low.filters, b, poles);
    const Complex z = pointOf(centre, sampleRate);
    const double gain =
        band.gain * magnitude(band.poles, centre, sampleRate) /
        (decimatorMagnitude(low.decimation, z) * recursiveMagnitude(poles, std::pow(z, decimation)));
    const double pole = smoothingPole(centre, sampleRate);
    low.filters.smoothing[b] = static_cast<float>(std::pow(pole, decimation));
    const double passed = 1.0 - static_cast<double>(low.filters.smoothing[b]);
    for (std::size_t late = 0; late < low.decimation; ++late) {
      const std::array<double, 3> factors = combination(pole, low.decimation, late);
      for (std::size_t i = 0; i < factors.size(); ++i)
        low.weights[late][i][b] = factors[i] * gain * gain * std::pow(passed, 3.0 - static_cast<double>(i));
    }
  }
  return low;
}

HighBandFilters highBandFilters(double sampleRate) {
  HighBandFilters high;
  idle(high.filters);
  for (std::size_t b = kLowBands; b < audibleBands(sampleRate); ++b) {
    const std::size_t lane = b - kLowBands;
    const Band band = bandAt(b, sampleRate);
    setSections(high.filters, lane, band.poles);
    const double pole = smoothingPole(bandCentre(b), sampleRate);
    high.filters.smoothing[lane] = static_cast<float>(pole);
    high.weights[lane] =
        band.gain * band.gain * std::pow(1.0 - static_cast<double>(high.filters.smoothing[lane]), 3.0);
  }
  return high;
}

}  // namespace barline::dsp::zwicker
