#include <signal.h>
#include <sys/time.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "tests/fuzz/Harnesses.h"

namespace {

/// Seconds of processor time, user's and system's, as sanitizers make of 10 s of work.
constexpr int kMostSeconds = 60;

void limitProcessorTime(int seconds) {
  itimerval limit{};
  limit.it_value.tv_sec = seconds;
  ::setitimer(ITIMER_PROF, &limit, nullptr);
}

}  // namespace

/// Ends a run that takes too long by what it works, however busy the machine is; libFuzzer's own limit is by
/// the clock.
extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
  ::signal(SIGPROF, [](int /*signal*/) { std::abort(); });  // libFuzzer keeps what it was at
  return 0;
}

/// libFuzzer's entry to the harness that the build names.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  limitProcessorTime(kMostSeconds);
  barline::fuzz::BARLINE_HARNESS({data, size});
  limitProcessorTime(0);
  return 0;
}
