#pragma once

#include "engine/nn/TileKernel.h"

namespace barline::nn {

// TileKernel::Multiply for instruction sets beyond the baseline; only for processors that have them.

void multiplyRowsAvx2(const float* const* rows, std::size_t rowCount, const Taps& taps, const float* panel,
                      float* out);
void multiplyRowsAvx512(const float* const* rows, std::size_t rowCount, const Taps& taps, const float* panel,
                        float* out);

}  // namespace barline::nn
