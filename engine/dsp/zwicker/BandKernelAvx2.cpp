#include "engine/dsp/zwicker/BandKernelTemplate.h"
#include "engine/dsp/zwicker/BandKernelVariants.h"

namespace barline::dsp::zwicker {

void advanceBandsAvx2(const BandFilters& filters, BandState& state, const double* first, const double* second,
                      std::size_t count) {
  advanceBands<4>(filters, state, first, second, count);
}

}  // namespace barline::dsp::zwicker
