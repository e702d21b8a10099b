#include "engine/dsp/Fft.h"

#include <fftw3.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <new>
#include <optional>
#include <stdexcept>

#include "engine/dsp/Dispatch.h"
#include "engine/dsp/InstructionSet.h"
#include "engine/dsp/RealSpectrum.h"

namespace barline::dsp {
namespace {

// FFTW keeps one planner for the whole process; only executing a plan is thread-safe.
std::mutex& plannerMutex() {
  static std::mutex mutex;
  return mutex;
}

/// Estimated, so that the same plan is made every time and results don't vary between runs.
unsigned planning() {
  return instructionSet() == InstructionSet::Baseline ? FFTW_ESTIMATE | FFTW_NO_SIMD : FFTW_ESTIMATE;
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

/// Owns an FFTW plan.
class PlanHandle {
 public:
  /// @param make called while no one else plans
  template <class Make>
  explicit PlanHandle(Make make) {
    const std::scoped_lock lock(plannerMutex());
    plan_ = make();
    if (plan_ == nullptr) throw std::bad_alloc();
  }
  ~PlanHandle() {
    const std::scoped_lock lock(plannerMutex());
    fftwf_destroy_plan(plan_);
  }
  PlanHandle(const PlanHandle&) = delete;
  PlanHandle& operator=(const PlanHandle&) = delete;

  [[nodiscard]] fftwf_plan get() const { return plan_; }

 private:
  fftwf_plan plan_{};
};

/// `size` as FFTW takes it. @throws std::invalid_argument where it is out of range
int checkedSize(std::size_t size) {
  if (size == 0 || size > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw std::invalid_argument("Fft: size out of range");
  }
  return static_cast<int>(size);
}

// The standard lays std::complex<float> out as float[2].
float* floats(std::complex<float>* values) {
  return reinterpret_cast<float*>(values);
}
const float* floats(const std::complex<float>* values) {
  return reinterpret_cast<const float*>(values);
}
fftwf_complex* fftw(const float* values) {
  return reinterpret_cast<fftwf_complex*>(const_cast<float*>(values));
}

/// Calls execute(in, out), by way of aligned copies where the buffers are not aligned.
template <class Execute>
void executeAligned(const float* in, std::size_t inFloats, float* out, std::size_t outFloats,
                    Execute execute) {
  if (isAligned(in) && isAligned(out)) {
    execute(in, out);
    return;
  }
  const auto alignedIn = allocate(inFloats);
  const auto alignedOut = allocate(outFloats);
  std::copy_n(in, inFloats, alignedIn.get());
  execute(alignedIn.get(), alignedOut.get());
  std::copy_n(alignedOut.get(), outFloats, out);
}

BARLINE_SIMD_CLONES
void takePowers(const float* complex, std::size_t count, float* out) {
  for (std::size_t i = 0; i < count; ++i) {
    out[i] = complex[2 * i] * complex[2 * i] + complex[2 * i + 1] * complex[2 * i + 1];
  }
}

BARLINE_SIMD_CLONES
void takeMagnitudes(const float* complex, std::size_t count, float* out) {
  for (std::size_t i = 0; i < count; ++i) {
    out[i] = std::sqrt(complex[2 * i] * complex[2 * i] + complex[2 * i + 1] * complex[2 * i + 1]);
  }
}

}  // namespace

/// Even lengths as complex transforms of half of them: what FFTW makes of real ones without measuring takes
/// half as long again.
struct RealFft::Plan {
  Plan(int size, float* in, float* out)
      : handle([=] {
          const unsigned flags = planning() | FFTW_PRESERVE_INPUT;
          return size % 2 == 0 ? fftwf_plan_dft_1d(size / 2, fftw(in), fftw(out), FFTW_FORWARD, flags)
                               : fftwf_plan_dft_r2c_1d(size, in, fftw(out), flags);
        }) {
    if (size % 2 == 0) spectrum.emplace(static_cast<std::size_t>(size) / 2);
  }

  void execute(const float* in, float* out) const {
    if (!spectrum) {
      fftwf_execute_dft_r2c(handle.get(), const_cast<float*>(in), fftw(out));
      return;
    }
    fftwf_execute_dft(handle.get(), fftw(in), fftw(out));
    spectrum->unfold(out);
  }

  PlanHandle handle;
  std::optional<RealSpectrum> spectrum;
};

RealFft::RealFft(std::size_t size) : size_(size) {
  const int count = checkedSize(size);
  plan_ = std::make_shared<const Plan>(count, allocate(size).get(), allocate(2 * bins()).get());
}

void RealFft::forward(std::span<const float> in, std::span<std::complex<float>> out) const {
  if (in.size() != size_ || out.size() != bins()) throw std::invalid_argument("RealFft: wrong length");
  executeAligned(in.data(), size_, floats(out.data()), 2 * bins(),
                 [this](const float* from, float* to) { plan_->execute(from, to); });
}

struct InverseFft::Plan : PlanHandle {
  Plan(int size, float* in, float* out)
      : PlanHandle([=] {
          return fftwf_plan_dft_1d(size, fftw(in), fftw(out), FFTW_BACKWARD,
                                   planning() | FFTW_PRESERVE_INPUT);
        }) {}
};

InverseFft::InverseFft(std::size_t size) : size_(size) {
  const int count = checkedSize(size);
  plan_ = std::make_shared<const Plan>(count, allocate(2 * size).get(), allocate(2 * size).get());
}

void InverseFft::inverse(std::span<const std::complex<float>> spectrum,
                         std::span<std::complex<float>> out) const {
  if (spectrum.size() != size_ || out.size() != size_) {
    throw std::invalid_argument("InverseFft: wrong length");
  }
  executeAligned(
      floats(spectrum.data()), 2 * size_, floats(out.data()), 2 * size_,
      [this](const float* from, float* to) { fftwf_execute_dft(plan_->get(), fftw(from), fftw(to)); });
}

struct InverseRealFft::Plan : PlanHandle {
  Plan(int size, float* in, float* out)
      : PlanHandle([=] { return fftwf_plan_dft_c2r_1d(size, fftw(in), out, planning()); }) {}
};

InverseRealFft::InverseRealFft(std::size_t size) : size_(size) {
  const int count = checkedSize(size);
  if (size % 2 != 0) throw std::invalid_argument("InverseRealFft: odd size");
  plan_ = std::make_shared<const Plan>(count, allocate(2 * bins()).get(), allocate(size).get());
}

void InverseRealFft::inverse(std::span<std::complex<float>> spectrum, std::span<float> out) const {
  if (spectrum.size() != bins() || out.size() != size_) {
    throw std::invalid_argument("InverseRealFft: wrong length");
  }
  executeAligned(
      floats(spectrum.data()), 2 * bins(), out.data(), size_,
      [this](const float* from, float* to) { fftwf_execute_dft_c2r(plan_->get(), fftw(from), to); });
}

void powerSpectrum(std::span<const std::complex<float>> spectrum, std::span<float> power) {
  if (spectrum.size() != power.size()) throw std::invalid_argument("powerSpectrum: lengths differ");
  takePowers(floats(spectrum.data()), power.size(), power.data());
}

void magnitudeSpectrum(std::span<const std::complex<float>> spectrum, std::span<float> magnitude) {
  if (spectrum.size() != magnitude.size()) throw std::invalid_argument("magnitudeSpectrum: lengths differ");
  takeMagnitudes(floats(spectrum.data()), magnitude.size(), magnitude.data());
}

}  // namespace barline::dsp
