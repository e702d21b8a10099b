#pragma once

#include <complex>
#include <cstddef>
#include <memory>
#include <span>

namespace barline::dsp {

/// Forward discrete Fourier transform of a real signal of one fixed length, unnormalised:
/// X[k] = Σ x[n] · exp(−2πi·kn / size), k = 0 … size/2.
///
/// The plan is made once, by the constructor, without measuring, so that the same input gives the same bits
/// in every run. Copies share the plan. forward() may run in several threads at once.
class RealFft {
 public:
  /// @param size 1 up; powers of two and products of small primes are quick
  /// @throws std::invalid_argument for 0, std::bad_alloc where no plan could be made
  explicit RealFft(std::size_t size);

  [[nodiscard]] std::size_t size() const { return size_; }
  /// size/2 + 1
  [[nodiscard]] std::size_t bins() const { return size_ / 2 + 1; }

  /// @param in size() samples, left as they are. @param out bins() values, not overlapping `in`.
  /// Buffers that don't begin on a multiple of 16 bytes (a std::vector's do) cost a copy.
  /// @throws std::invalid_argument for spans of another length
  void forward(std::span<const float> in, std::span<std::complex<float>> out) const;

 private:
  struct Plan;

  std::size_t size_;
  std::shared_ptr<const Plan> plan_;
};

/// Inverse discrete Fourier transform of one fixed length, unnormalised: x[n] = Σ X[k] · exp(2πi·kn / size),
/// k = 0 … size − 1. Plans, copies and threads as with RealFft.
class InverseFft {
 public:
  /// @throws as RealFft's
  explicit InverseFft(std::size_t size);

  [[nodiscard]] std::size_t size() const { return size_; }

  /// @param spectrum size() values. @param out size() values, not overlapping `spectrum`. Buffers that don't
  /// begin on a multiple of 16 bytes cost a copy. @throws std::invalid_argument for spans of another length
  void inverse(std::span<const std::complex<float>> spectrum, std::span<std::complex<float>> out) const;

 private:
  struct Plan;

  std::size_t size_;
  std::shared_ptr<const Plan> plan_;
};

/// The same for a real x of an even length, from bins 0 … size/2 of its spectrum.
class InverseRealFft {
 public:
  /// @param size even. @throws as RealFft's
  explicit InverseRealFft(std::size_t size);

  [[nodiscard]] std::size_t size() const { return size_; }
  /// size/2 + 1
  [[nodiscard]] std::size_t bins() const { return size_ / 2 + 1; }

  /// @param spectrum bins() values, of which the first and last are taken as real; used as scratch, so its
  /// values are undefined afterwards. @param out size() values, not overlapping `spectrum`. Buffers that
  /// don't begin on a multiple of 16 bytes cost a copy. @throws std::invalid_argument for spans of another
  /// length
  void inverse(std::span<std::complex<float>> spectrum, std::span<float> out) const;

 private:
  struct Plan;

  std::size_t size_;
  std::shared_ptr<const Plan> plan_;
};

/// |spectrum|² into `power`, which is equally long.
void powerSpectrum(std::span<const std::complex<float>> spectrum, std::span<float> power);

/// |spectrum| into `magnitude`, which is equally long.
void magnitudeSpectrum(std::span<const std::complex<float>> spectrum, std::span<float> magnitude);

}  // namespace barline::dsp
