#include "engine/nn/TileKernel.h"

#include "engine/nn/TileKernelTemplate.h"
#include "engine/nn/TileKernelVariants.h"

namespace barline::nn {
namespace {

std::vector<TileKernel> findKernels() {
  std::vector<TileKernel> kernels{baselineKernel()};
#ifdef BARLINE_NN_X86
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    kernels.push_back({"AVX2", multiplyRowsAvx2});
    if (__builtin_cpu_supports("avx512f")) kernels.push_back({"AVX-512", multiplyRowsAvx512});
  }
#endif
  return kernels;
}

}  // namespace

const TileKernel& baselineKernel() {
  static constexpr TileKernel kernel{"baseline", multiplyRows<4, 3>};
  return kernel;
}

const std::vector<TileKernel>& availableKernels() {
  static const std::vector<TileKernel> kernels = findKernels();
  return kernels;
}

}  // namespace barline::nn
