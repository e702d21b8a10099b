#include "engine/nn/TileKernelTemplate.h"
#include "engine/nn/TileKernelVariants.h"

namespace barline::nn {

void multiplyRowsAvx2(const Rows& rows, const Taps& taps, const Columns& columns) {
  multiplyRows<8, 6>(rows, taps, columns);
}

}  // namespace barline::nn
