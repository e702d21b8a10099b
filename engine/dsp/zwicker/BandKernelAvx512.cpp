#include "engine/dsp/zwicker/BandKernelTemplate.h"
#include "engine/dsp/zwicker/BandKernelVariants.h"

namespace barline::dsp::zwicker {

BandAdvances bandAdvancesAvx512() {
  return bandAdvances<16>();
}

}  // namespace barline::dsp::zwicker
