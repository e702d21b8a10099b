#include "engine/nn/TileKernelTemplate.h"
#include "engine/nn/TileKernelVariants.h"

namespace barline::nn {

void multiplyRowsAvx512(const Rows& rows, const Taps& taps, const Columns& columns) {
  multiplyRows<16, 10>(rows, taps, columns);
}

}  // namespace barline::nn
