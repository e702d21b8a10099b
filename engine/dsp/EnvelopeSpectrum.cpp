#include "engine/dsp/EnvelopeSpectrum.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {
namespace {

using Complex = std::complex<float>;

// The standard lays std::complex<float> out as float[2].
const float* floats(const Complex* values) {
  return reinterpret_cast<const float*>(values);
}
float* floats(Complex* values) {
  return reinterpret_cast<float*>(values);
}

BARLINE_SIMD_CLONES
void addValues(const float* from, std::size_t count, float* __restrict to) {
  for (std::size_t i = 0; i < count; ++i) to[i] += from[i];
}

/// Adds a sound that is real, X[k] and conj(X[k]) at −k; `mirrored` is where the first k's goes, and they go
/// down from there.
BARLINE_SIMD_CLONES
void addReal(const float* from, std::size_t count, float* __restrict to, float* __restrict mirrored) {
  for (std::size_t k = 0; k < count; ++k) {
    to[2 * k] += from[2 * k];
    to[2 * k + 1] += from[2 * k + 1];
  }
  for (std::size_t k = 0; k < count; ++k) {
    float* const back = mirrored - 2 * k;
    back[0] += from[2 * k];
    back[1] -= from[2 * k + 1];
  }
}

/// The same for a sound that is imaginary.
BARLINE_SIMD_CLONES
void addImaginary(const float* from, std::size_t count, float* __restrict to, float* __restrict mirrored) {
  for (std::size_t k = 0; k < count; ++k) {
    to[2 * k] -= from[2 * k + 1];
    to[2 * k + 1] += from[2 * k];
  }
  for (std::size_t k = 0; k < count; ++k) {
    float* const back = mirrored - 2 * k;
    back[0] += from[2 * k + 1];
    back[1] += from[2 * k];
  }
}

BARLINE_SIMD_CLONES
void takeMagnitudes(const float* complex, std::size_t count, float* __restrict out) {
  for (std::size_t i = 0; i < count; ++i) {
    const float re = complex[2 * i];
    const float im = complex[2 * i + 1];
    out[i] = std::sqrt(re * re + im * im);
  }
}

BARLINE_SIMD_CLONES
void interleave(const float* first, const float* second, std::size_t count, float* __restrict out) {
  for (std::size_t i = 0; i < count; ++i) {
    out[2 * i] = first[i];
    out[2 * i + 1] = second[i];
  }
}

BARLINE_SIMD_CLONES
void rectify(float* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = std::abs(values[i]);
}

/// give() for all k from the first of both on: `forth` is Y[k], `back` Y[−k] and goes downwards.
BARLINE_SIMD_CLONES
void separatePair(const float* forth, const float* back, std::size_t count, float* __restrict first,
                  float* __restrict second) {
  for (std::size_t k = 0; k < count; ++k) {
    const float* const mirrored = back - 2 * k;
    const float forthReal = forth[2 * k];
    const float forthImaginary = forth[2 * k + 1];
    first[2 * k] = 0.5F * (mirrored[0] + forthReal);
    first[2 * k + 1] = 0.5F * (mirrored[1] - forthImaginary);
    second[2 * k] = 0.5F * (mirrored[1] + forthImaginary);
    second[2 * k + 1] = 0.5F * (forthReal - mirrored[0]);
  }
}

/// out[j] = turns[j] · Σ whole[j + q·count] · thirds[q], q = 0 … 2
BARLINE_SIMD_CLONES
void combineThirds(const float* whole, std::size_t count, const float* thirds, const float* turns,
                   float* __restrict out) {
  const float* const a = whole;
  const float* const b = a + 2 * count;
  const float* const c = b + 2 * count;
  const float br = thirds[2];
  const float bi = thirds[3];
  const float cr = thirds[4];
  const float ci = thirds[5];
  for (std::size_t j = 0; j < 2 * count; j += 2) {
    const float re = a[j] + (b[j] * br - b[j + 1] * bi) + (c[j] * cr - c[j + 1] * ci);
    const float im = a[j + 1] + (b[j] * bi + b[j + 1] * br) + (c[j] * ci + c[j + 1] * cr);
    out[j] = re * turns[j] - im * turns[j + 1];
    out[j + 1] = re * turns[j + 1] + im * turns[j];
  }
}

Complex turn(std::size_t numerator, std::size_t denominator) {
  const double turns = static_cast<double>(numerator % denominator) / static_cast<double>(denominator);
  return Complex(std::polar(1.0, 2.0 * std::numbers::pi * turns));
}

}  // namespace

EnvelopeSpectrum::EnvelopeSpectrum(Of what, std::size_t samples)
    : what_(what),
      samples_(samples),
      parts_(what == Of::Envelope ? (samples % kParts == 0 ? kParts : 1) : 1),
      part_(samples / parts_),
      folded_(samples),
      combined_(part_.size()),
      pair_(samples),
      transformed_(samples) {
  for (std::size_t part = 0; part < parts_; ++part) {
    for (std::size_t q = 0; q < kParts; ++q) thirds_[part].push_back(turn(part * q, kParts));
    for (std::size_t j = 0; j < part_.size(); ++j) turns_[part].push_back(turn(part * j, samples));
  }
  for (std::vector<float>& values : samplesOf_) values.resize(samples);
}

void EnvelopeSpectrum::add(std::span<const Complex> spectrum, std::size_t first, std::span<Complex> out) {
  if (2 * out.size() > samples_) throw std::invalid_argument("EnvelopeSpectrum: too few samples");
  if (waiting_ > 0 && out.size() != outs_[0].size()) throw std::invalid_argument("EnvelopeSpectrum: bins");
  outs_[waiting_] = out;
  if (what_ == Of::Envelope) {
    addEnvelope(spectrum, first);
  } else {
    addRectified(spectrum, first);
  }
  if (++waiting_ == outs_.size()) complete();
}

/// Bin k onto bin k mod samples, which leaves every sample as it is.
void EnvelopeSpectrum::fold(std::span<const Complex> spectrum, std::size_t first) {
  std::size_t to = first % samples_;
  float* const values = floats(folded_.data());
  // The first round, which ends where it began. As floats, since those are copied and cleared in one go.
  const std::size_t upper = std::min(spectrum.size(), samples_ - to);
  const std::size_t lower = std::min(spectrum.size() - upper, to);
  std::copy_n(floats(spectrum.data()), 2 * upper, values + 2 * to);
  std::fill(values + 2 * (to + upper), values + 2 * samples_, 0.0F);
  std::copy_n(floats(spectrum.data()) + 2 * upper, 2 * lower, values);
  std::fill(values + 2 * lower, values + 2 * to, 0.0F);
  spectrum = spectrum.subspan(upper + lower);
  while (!spectrum.empty()) {
    const std::size_t count = std::min(spectrum.size(), samples_ - to);
    addValues(floats(spectrum.data()), 2 * count, floats(&folded_[to]));
    spectrum = spectrum.subspan(count);
    to = 0;
  }
}

/// Takes the sound's samples.
void EnvelopeSpectrum::addEnvelope(std::span<const Complex> spectrum, std::size_t first) {
  fold(spectrum, first);
  const std::size_t size = part_.size();
  for (std::size_t part = 0; part < parts_; ++part) {
    std::span<const Complex> ofPart = folded_;
    if (parts_ == kParts) {
      combineThirds(floats(folded_.data()), size, floats(thirds_[part].data()), floats(turns_[part].data()),
                    floats(combined_.data()));
      ofPart = combined_;
    }
    part_.inverse(ofPart, std::span(transformed_).first(size));
    takeMagnitudes(floats(transformed_.data()), size, samplesOf_[waiting_].data() + part * size);
  }
}

/// Puts the sound beside the one that waits.
void EnvelopeSpectrum::addRectified(std::span<const Complex> spectrum, std::size_t first) {
  if (waiting_ == 0) std::ranges::fill(folded_, Complex{});
  const auto put = waiting_ == 0 ? addReal : addImaginary;
  std::size_t to = first % samples_;
  while (!spectrum.empty()) {
    // 2 Re x has bin k of x, and its conjugate at −k.
    const std::size_t count = to == 0 ? 1 : std::min(spectrum.size(), samples_ - to);
    put(floats(spectrum.data()), count, floats(&folded_[to]), floats(&folded_[(samples_ - to) % samples_]));
    spectrum = spectrum.subspan(count);
    to = (to + count) % samples_;
  }
}

void EnvelopeSpectrum::complete() {
  if (waiting_ == 0) return;
  if (what_ == Of::Envelope) {
    if (waiting_ == 1) std::ranges::fill(samplesOf_[1], 0.0F);
    interleave(samplesOf_[0].data(), samplesOf_[1].data(), samples_, floats(pair_.data()));
  } else {
    part_.inverse(folded_, pair_);
    rectify(floats(pair_.data()), 2 * samples_);
  }
  for (std::size_t part = 0; part < parts_; ++part) {
    const std::size_t at = part * part_.size();
    part_.inverse(std::span(pair_).subspan(at, part_.size()),
                  std::span(transformed_).subspan(at, part_.size()));
  }
  parts_ == 1 ? separate() : separateThirds();
  waiting_ = 0;
}

// The pair's samples z = a + i·b have been transformed backwards, Y[k] = Σ z[n] · exp(2πi·kn / samples).
// Since a and b are real, A[k] = (Y[−k] + conj(Y[k])) / 2 and B[k] = (Y[−k] − conj(Y[k])) / 2i.
void EnvelopeSpectrum::give(std::size_t k, Complex forth, Complex back) {
  outs_[0][k] = {0.5F * (back.real() + forth.real()), 0.5F * (back.imag() - forth.imag())};
  if (waiting_ < 2) return;
  outs_[1][k] = {0.5F * (back.imag() + forth.imag()), 0.5F * (forth.real() - back.real())};
}

void EnvelopeSpectrum::separate() {
  give(0, transformed_[0], transformed_[0]);
  if (waiting_ < 2) {
    for (std::size_t k = 1; k < outs_[0].size(); ++k) give(k, transformed_[k], transformed_[samples_ - k]);
  } else if (outs_[0].size() > 1) {
    separatePair(floats(transformed_.data() + 1), floats(transformed_.data() + samples_ - 1),
                 outs_[0].size() - 1, floats(outs_[0].data() + 1), floats(outs_[1].data() + 1));
  }
}

void EnvelopeSpectrum::separateThirds() {
  const std::size_t size = part_.size();
  for (std::size_t k = 0; k < outs_[0].size(); ++k) {
    const std::size_t inPart = k < size ? k : k - size;
    const std::size_t mirrored = inPart == 0 ? 0 : size - inPart;
    Complex forth = transformed_[inPart];
    Complex back = transformed_[mirrored];
    for (std::size_t part = 1; part < kParts; ++part) {
      const Complex turn = turnOf(part, k);
      const Complex a = transformed_[part * size + inPart];
      const Complex b = transformed_[part * size + mirrored];
      forth += Complex{a.real() * turn.real() - a.imag() * turn.imag(),
                       a.real() * turn.imag() + a.imag() * turn.real()};
      back += Complex{b.real() * turn.real() + b.imag() * turn.imag(),
                      b.imag() * turn.real() - b.real() * turn.imag()};
    }
    give(k, forth, back);
  }
}

/// exp(2πi · part · k / samples)
Complex EnvelopeSpectrum::turnOf(std::size_t part, std::size_t k) const {
  const std::size_t size = part_.size();
  return k < size ? turns_[part][k] : turns_[part][k - size] * thirds_[part][1];
}

}  // namespace barline::dsp
