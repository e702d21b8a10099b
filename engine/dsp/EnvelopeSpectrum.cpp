#include "engine/dsp/EnvelopeSpectrum.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {
namespace {

// The standard lays std::complex<float> out as float[2].
const float* floats(const std::complex<float>* values) {
  return reinterpret_cast<const float*>(values);
}

BARLINE_SIMD_CLONES
void add(const float* from, std::size_t count, float* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] += from[i];
}

BARLINE_SIMD_CLONES
void takeMagnitudes(const float* complex, std::size_t count, float* out) {
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

EnvelopeSpectrum::EnvelopeSpectrum(Of what, std::size_t samples)
    : samples_(samples),
      forward_(samples),
      folded_(samples),
      sampled_(samples),
      magnitudes_(samples),
      spectrum_(forward_.bins()) {
  if (what == Of::Envelope) {
    analytic_.emplace(samples);
  } else {
    real_.emplace(samples);
  }
}

void EnvelopeSpectrum::analyse(std::span<const std::complex<float>> spectrum, std::size_t first,
                               std::span<std::complex<float>> out) {
  if (2 * out.size() > samples_) throw std::invalid_argument("EnvelopeSpectrum: too few samples");
  fold(spectrum, first);
  analytic_ ? takeEnvelope() : takeRectified();
  forward_.forward(magnitudes_, spectrum_);
  std::copy_n(spectrum_.begin(), out.size(), out.begin());
}

/// Bin k onto bin k mod samples, which leaves every sample as it is.
void EnvelopeSpectrum::fold(std::span<const std::complex<float>> spectrum, std::size_t first) {
  std::ranges::fill(folded_, std::complex<float>{});
  std::size_t to = first % samples_;
  while (!spectrum.empty()) {
    const std::size_t count = std::min(spectrum.size(), samples_ - to);
    add(floats(spectrum.data()), 2 * count, reinterpret_cast<float*>(folded_.data() + to));
    spectrum = spectrum.subspan(count);
    to = 0;
  }
}

void EnvelopeSpectrum::takeEnvelope() {
  analytic_->inverse(folded_, sampled_);
  takeMagnitudes(floats(sampled_.data()), samples_, magnitudes_.data());
}

void EnvelopeSpectrum::takeRectified() {
  // 2 Re x has bin k of x, and its conjugate at −k.
  const std::size_t half = samples_ / 2;
  for (std::size_t k = 1; k < half; ++k) folded_[k] += std::conj(folded_[samples_ - k]);
  folded_[0] *= 2.0F;
  folded_[half] *= 2.0F;
  real_->inverse(std::span(folded_).first(half + 1), magnitudes_);
  rectify(magnitudes_.data(), samples_);
}

}  // namespace barline::dsp
