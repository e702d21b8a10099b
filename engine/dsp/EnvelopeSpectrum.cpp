#include "engine/dsp/EnvelopeSpectrum.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {
namespace {

BARLINE_SIMD_CLONES
void add(const float* from, std::size_t count, float* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] += from[i];
}

BARLINE_SIMD_CLONES
void magnitudes(const float* complex, std::size_t count, float* out) {
  for (std::size_t i = 0; i < count; ++i) {
    const float re = complex[2 * i];
    const float im = complex[2 * i + 1];
    out[i] = std::sqrt(re * re + im * im);
  }
}

BARLINE_SIMD_CLONES
void rectify(float* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = std::abs(values[i]);
}

}  // namespace

EnvelopeSpectrum::EnvelopeSpectrum(std::size_t samples)
    : analytic_(samples),
      real_(samples),
      forward_(samples),
      folded_(samples),
      sampled_(samples),
      envelope_(samples),
      spectrum_(forward_.bins()) {}

void EnvelopeSpectrum::ofEnvelope(std::span<const std::complex<float>> spectrum, std::size_t first,
                                  std::span<std::complex<float>> out) {
  fold(spectrum, first);
  analytic_.inverse(folded_, sampled_);
  magnitudes(reinterpret_cast<const float*>(sampled_.data()), samples(), envelope_.data());
  transform(out);
}

void EnvelopeSpectrum::ofRectified(std::span<const std::complex<float>> spectrum, std::size_t first,
                                   std::span<std::complex<float>> out) {
  fold(spectrum, first);
  // Re x has bin k of x, and its conjugate at −k.
  const std::size_t half = samples() / 2;
  for (std::size_t k = 1; k < half; ++k) folded_[k] += std::conj(folded_[samples() - k]);
  folded_[0] *= 2.0F;
  folded_[half] *= 2.0F;
  real_.inverse(std::span(folded_).first(half + 1), envelope_);
  rectify(envelope_.data(), samples());
  transform(out);
}

/// Bin k onto bin k mod samples(), which leaves every sample as it is.
void EnvelopeSpectrum::fold(std::span<const std::complex<float>> spectrum, std::size_t first) {
  std::ranges::fill(folded_, std::complex<float>{});
  std::size_t to = first % samples();
  while (!spectrum.empty()) {
    const std::size_t count = std::min(spectrum.size(), samples() - to);
    add(reinterpret_cast<const float*>(spectrum.data()), 2 * count,
        reinterpret_cast<float*>(folded_.data() + to));
    spectrum = spectrum.subspan(count);
    to = 0;
  }
}

void EnvelopeSpectrum::transform(std::span<std::complex<float>> out) {
  if (2 * out.size() > samples()) throw std::invalid_argument("EnvelopeSpectrum: too few samples");
  forward_.forward(envelope_, spectrum_);
  std::copy_n(spectrum_.begin(), out.size(), out.begin());
}

}  // namespace barline::dsp
