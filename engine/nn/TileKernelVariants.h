#pragma once

#include "engine/nn/TileKernel.h"

namespace barline::nn {

// TileKernel::Multiply for instruction sets beyond the baseline; only for processors that have them.

void multiplyRowsAvx2(const Rows& rows, const Taps& taps, const Columns& columns);
void multiplyRowsAvx512(const Rows& rows, const Taps& taps, const Columns& columns);

}  // namespace barline::nn
