#pragma once

#include <functional>

#include "app/cli/BatchAnalysis.h"
#include "app/cli/ProgressDisplay.h"

namespace barline::cli {

/// Runs a batch to its end or until SIGINT or SIGTERM, with its progress on display. blockStopSignals() comes
/// before it and before any thread. Everything is called on this thread.
/// @param failed asked at the end: whether any file failed
/// @return the program's exit status
[[nodiscard]] int runBatch(BatchAnalysis& batch, ProgressDisplay& display,
                           const BatchAnalysis::Deliver& deliver, const std::function<bool()>& failed);

}  // namespace barline::cli
