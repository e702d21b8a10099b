#include "engine/dsp/TruePeakMeter.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {
namespace {

using Float8 [[gnu::vector_size(32)]] = float;
constexpr std::size_t kLanes = 8;

/// Side lobes below −60 dB.
constexpr double kKaiserBeta = 6.0;

std::size_t oversampling(int sampleRate) {
  if (sampleRate < 96000) return 4;
  return sampleRate < 192000 ? 2 : 1;
}

double sinc(double x) {
  return x == 0.0 ? 1.0 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
}

/// The modified Bessel function of order 0 (Abramowitz and Stegun, 9.6.12). The standard library's writes to
/// a global of the C library, whatever thread calls it.
double besselI0(double x) {
  double sum = 1.0;
  double term = 1.0;
  for (int k = 1; term > 1e-17 * sum; ++k) {
    const double factor = x / (2.0 * k);
    term *= factor * factor;
    sum += term;
  }
  return sum;
}

double kaiser(double x, double halfWidth) {
  const double inside = 1.0 - (x / halfWidth) * (x / halfWidth);
  return inside <= 0.0 ? 0.0 : besselI0(kKaiserBeta * std::sqrt(inside)) / besselI0(kKaiserBeta);
}

}  // namespace

TruePeakMeter::TruePeakMeter(int sampleRate) {
  const std::size_t factor = oversampling(sampleRate);
  constexpr double kHalf = kTaps / 2.0;
  for (std::size_t p = 1; p < factor; ++p) {
    const double fraction = static_cast<double>(p) / static_cast<double>(factor);
    std::array<double, kTaps> taps{};
    double sum = 0.0;
    for (std::size_t k = 0; k < kTaps; ++k) {
      const double distance = static_cast<double>(k) - (kHalf - 1.0) - fraction;
      taps[k] = sinc(distance) * kaiser(distance, kHalf);
      sum += taps[k];
    }
    Phase& phase = phases_.emplace_back();
    double magnitude = 0.0;
    for (std::size_t k = 0; k < kTaps; ++k) {
      phase[k] = static_cast<float>(taps[k] / sum);
      magnitude += std::abs(taps[k] / sum);
    }
    // A little more than exact, for the rounding in the sum over the taps.
    bound_ = std::max(bound_, static_cast<float>(magnitude * 1.0001));
  }
}

/// The largest magnitude in each chunk.
BARLINE_SIMD_CLONES
void TruePeakMeter::chunkPeaks(const float* samples, std::size_t chunks, float* peaks) {
  for (std::size_t chunk = 0; chunk < chunks; ++chunk, samples += kChunk) {
    Float8 largest{};
    for (std::size_t i = 0; i < kChunk; i += kLanes) {
      Float8 x;
      std::memcpy(&x, samples + i, sizeof x);
      largest = largest < x ? x : largest;
      largest = largest < -x ? -x : largest;
    }
    float peak = 0.0F;
    for (std::size_t lane = 0; lane < kLanes; ++lane) peak = std::max(peak, largest[lane]);
    peaks[chunk] = peak;
  }
}

/// The larger of `peak` and every interpolated magnitude; `count` is a multiple of kLanes.
BARLINE_SIMD_CLONES
float TruePeakMeter::interpolatedPeak(const Phase* phases, std::size_t phaseCount, const float* samples,
                                      std::size_t count, float peak) {
  Float8 largest = Float8{} + peak;
  for (std::size_t p = 0; p < phaseCount; ++p) {
    const float* const taps = phases[p].data();
    for (std::size_t i = 0; i < count; i += kLanes) {
      Float8 value{};
      for (std::size_t k = 0; k < kTaps; ++k) {
        Float8 x;
        std::memcpy(&x, samples + i + k, sizeof x);
        value += taps[k] * x;
      }
      largest = largest < value ? value : largest;
      largest = largest < -value ? -value : largest;
    }
  }
  for (std::size_t lane = 0; lane < kLanes; ++lane) peak = std::max(peak, largest[lane]);
  return peak;
}

void TruePeakMeter::analyseBatch() {
  const std::size_t chunks = filled_ / kChunk;
  std::array<float, kBatch / kChunk> peaks{};
  chunkPeaks(buffer_.data() + kHistory, chunks, peaks.data());
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    peak_ = std::max(peak_, peaks[chunk]);
    if (std::max(lastChunkPeak_, peaks[chunk]) * bound_ > peak_) {
      peak_ =
          interpolatedPeak(phases_.data(), phases_.size(), buffer_.data() + chunk * kChunk, kChunk, peak_);
    }
    lastChunkPeak_ = peaks[chunk];
  }
  std::copy_n(buffer_.begin() + static_cast<std::ptrdiff_t>(filled_), kHistory, buffer_.begin());
  filled_ = 0;
}

void TruePeakMeter::add(std::span<const float> samples) {
  while (!samples.empty()) {
    const std::size_t count = std::min(samples.size(), kBatch - filled_);
    std::copy_n(samples.begin(), count, buffer_.begin() + static_cast<std::ptrdiff_t>(kHistory + filled_));
    filled_ += count;
    samples = samples.subspan(count);
    if (filled_ == kBatch) analyseBatch();
  }
}

double TruePeakMeter::finish() {
  // Silence to the end of the last chunk, and enough of it for the filter to run out.
  const std::array<float, kHistory + kChunk> silence{};
  add(std::span(silence).first(kHistory));
  add(std::span(silence).first((kChunk - filled_ % kChunk) % kChunk));
  analyseBatch();
  return static_cast<double>(peak_);
}

}  // namespace barline::dsp
