#include <cstddef>
#include <cstdint>

#include "tests/fuzz/Harnesses.h"

/// libFuzzer's entry to the harness that the build names.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  barline::fuzz::BARLINE_HARNESS({data, size});
  return 0;
}
