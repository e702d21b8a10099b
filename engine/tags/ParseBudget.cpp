#include "engine/tags/ParseBudget.h"

#include <algorithm>

namespace barline::tags {

bool ParseBudget::spend(std::uintptr_t stackAddress, std::int64_t bytes) {
  // Threads of Qt's pools have 8 MiB of stack on Linux, those of other systems half a MiB. Parsers that do
  // not call themselves stay within a few KiB.
  constexpr std::uintptr_t kDeepest = 192U << 10U;
  if (firstStackAddress_ == 0) firstStackAddress_ = stackAddress;
  const auto [lower, upper] = std::minmax(stackAddress, firstStackAddress_);
  callsLeft_ -= 1;
  bytesLeft_ -= std::min(bytes, bytesLeft_ + 1);
  const bool granted = callsLeft_ >= 0 && bytesLeft_ >= 0 && upper - lower <= kDeepest;
  spent_ = spent_ || !granted;
  return granted;
}

}  // namespace barline::tags
