#include "engine/dsp/Fft.h"

#include <fftw3.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <new>
#include <stdexcept>

namespace barline::dsp {
namespace {

// FFTW keeps one planner for the whole process; only executing a plan is thread-safe.
std::mutex& plannerMutex() {
  static std::mutex mutex;
  return mutex;
}

struct FftwFree {
  void operator()(void* memory) const { fftwf_free(memory); }
};

std::unique_ptr<float, FftwFree> allocate(std::size_t floats) {
  std::unique_ptr<float, FftwFree> memory(fftwf_alloc_real(floats));
  if (!memory) throw std::bad_alloc();
  return memory;
}

bool isAligned(const float* memory) {
  // FFTW takes a pointer to mutable memory but only looks at the address.
  return fftwf_alignment_of(const_cast<float*>(memory)) == 0;
}

}  // namespace

struct RealFft::Plan {
  explicit Plan(std::size_t size) {
    const auto in = allocate(size);
    const auto out = allocate(2 * (size / 2 + 1));
    const std::scoped_lock lock(plannerMutex());
    handle =
        fftwf_plan_dft_r2c_1d(static_cast<int>(size), in.get(), reinterpret_cast<fftwf_complex*>(out.get()),
                              FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
    if (handle == nullptr) throw std::bad_alloc();
  }
  ~Plan() {
    const std::scoped_lock lock(plannerMutex());
    fftwf_destroy_plan(handle);
  }
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;

  void execute(const float* in, float* out) const {
    fftwf_execute_dft_r2c(handle, const_cast<float*>(in), reinterpret_cast<fftwf_complex*>(out));
  }

  fftwf_plan handle{};
};

RealFft::RealFft(std::size_t size) : size_(size) {
  if (size == 0 || size > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw std::invalid_argument("RealFft: size out of range");
  }
  plan_ = std::make_shared<const Plan>(size);
}

void RealFft::forward(std::span<const float> in, std::span<std::complex<float>> out) const {
  if (in.size() != size_ || out.size() != bins()) throw std::invalid_argument("RealFft: wrong length");
  // The standard lays std::complex<float> out as float[2].
  auto* const result = reinterpret_cast<float*>(out.data());
  if (isAligned(in.data()) && isAligned(result)) {
    plan_->execute(in.data(), result);
    return;
  }
  const auto alignedIn = allocate(size_);
  const auto alignedOut = allocate(2 * bins());
  std::ranges::copy(in, alignedIn.get());
  plan_->execute(alignedIn.get(), alignedOut.get());
  std::copy_n(alignedOut.get(), 2 * bins(), result);
}

void powerSpectrum(std::span<const std::complex<float>> spectrum, std::span<float> power) {
  if (spectrum.size() != power.size()) throw std::invalid_argument("powerSpectrum: lengths differ");
  std::ranges::transform(spectrum, power.begin(),
                         [](std::complex<float> x) { return x.real() * x.real() + x.imag() * x.imag(); });
}

void magnitudeSpectrum(std::span<const std::complex<float>> spectrum, std::span<float> magnitude) {
  powerSpectrum(spectrum, magnitude);
  for (float& value : magnitude) value = std::sqrt(value);
}

}  // namespace barline::dsp
