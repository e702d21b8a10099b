#pragma once

#include "engine/dsp/zwicker/BandKernel.h"

namespace barline::dsp::zwicker {

// Kernels for instruction sets beyond the baseline; only for processors that have them.

[[nodiscard]] BandAdvances bandAdvancesAvx2();
[[nodiscard]] BandAdvances bandAdvancesAvx512();

}  // namespace barline::dsp::zwicker
