#include "engine/memory/Heap.h"

#include <malloc.h>

namespace barline::memory {

void returnFreedBlocks() {
  constexpr int kLargestKept = 256 * 1024;  // bytes
  ::mallopt(M_MMAP_THRESHOLD, kLargestKept);
}

}  // namespace barline::memory
