#include "engine/dsp/zwicker/BandKernel.h"

#include "engine/dsp/zwicker/BandKernelTemplate.h"
#include "engine/dsp/zwicker/BandKernelVariants.h"

namespace barline::dsp::zwicker {
namespace {

std::vector<BandKernel> findKernels() {
  std::vector<BandKernel> kernels{{"baseline", advanceBands<2>}};
#ifdef BARLINE_DSP_X86
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    kernels.push_back({"AVX2", advanceBandsAvx2});
    if (__builtin_cpu_supports("avx512f")) kernels.push_back({"AVX-512", advanceBandsAvx512});
  }
#endif
  return kernels;
}

}  // namespace

const std::vector<BandKernel>& availableBandKernels() {
  static const std::vector<BandKernel> kernels = findKernels();
  return kernels;
}

}  // namespace barline::dsp::zwicker
