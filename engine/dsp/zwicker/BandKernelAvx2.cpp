#include "engine/dsp/zwicker/BandKernelTemplate.h"
#include "engine/dsp/zwicker/BandKernelVariants.h"

namespace barline::dsp::zwicker {

BandAdvances bandAdvancesAvx2() {
  return bandAdvances<8>();
}

}  // namespace barline::dsp::zwicker
