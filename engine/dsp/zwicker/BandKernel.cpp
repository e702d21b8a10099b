#include "engine/dsp/zwicker/BandKernel.h"

#include "engine/dsp/InstructionSet.h"
#include "engine/dsp/zwicker/BandKernelTemplate.h"
#include "engine/dsp/zwicker/BandKernelVariants.h"

namespace barline::dsp::zwicker {
namespace {

std::vector<BandKernel> findKernels() {
  std::vector<BandKernel> kernels{{"baseline", bandAdvances<4>()}};
#ifdef BARLINE_DSP_X86
  if (instructionSet() >= InstructionSet::Avx2) kernels.push_back({"AVX2", bandAdvancesAvx2()});
  if (instructionSet() >= InstructionSet::Avx512) kernels.push_back({"AVX-512", bandAdvancesAvx512()});
#endif
  return kernels;
}

}  // namespace

const std::vector<BandKernel>& availableBandKernels() {
  static const std::vector<BandKernel> kernels = findKernels();
  return kernels;
}

}  // namespace barline::dsp::zwicker
