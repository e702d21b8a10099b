#pragma once

#include "engine/dsp/zwicker/BandKernel.h"

namespace barline::dsp::zwicker {

// BandKernel::Advance for instruction sets beyond the baseline; only for processors that have them.

void advanceBandsAvx2(const BandFilters& filters, BandState& state, const double* first, const double* second,
                      std::size_t count);
void advanceBandsAvx512(const BandFilters& filters, BandState& state, const double* first,
                        const double* second, std::size_t count);

}  // namespace barline::dsp::zwicker
