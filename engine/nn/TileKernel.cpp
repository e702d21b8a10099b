#include "engine/nn/TileKernel.h"

#include "engine/dsp/InstructionSet.h"
#include "engine/nn/TileKernelTemplate.h"
#include "engine/nn/TileKernelVariants.h"

namespace barline::nn {
namespace {

std::vector<TileKernel> findKernels() {
  std::vector<TileKernel> kernels{baselineKernel()};
#ifdef BARLINE_NN_X86
  using dsp::InstructionSet;
  if (dsp::instructionSet() >= InstructionSet::Avx2) kernels.push_back({"AVX2", multiplyRowsAvx2});
  if (dsp::instructionSet() >= InstructionSet::Avx512) kernels.push_back({"AVX-512", multiplyRowsAvx512});
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
