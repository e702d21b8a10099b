#include "engine/nn/TileKernelTemplate.h"
#include "engine/nn/TileKernelVariants.h"

namespace barline::nn {

void multiplyRowsAvx512(const float* const* rows, std::size_t rowCount, const Taps& taps, const float* panel,
                        float* out) {
  multiplyRows<16, 10>(rows, rowCount, taps, panel, out);
}

}  // namespace barline::nn
