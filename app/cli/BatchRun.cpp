#include "app/cli/BatchRun.h"

#include "app/cli/ExitStatus.h"
#include "app/cli/StopSignals.h"

namespace barline::cli {

int runBatch(BatchAnalysis& batch, ProgressDisplay& display, const BatchAnalysis::Deliver& deliver,
             const std::function<bool()>& failed) {
  const StopSignals signals([&batch] { batch.cancel(); });
  batch.run(deliver, [&display](const BatchProgress& progress) { display.show(progress); });
  if (signals.received() != 0) {
    display.message("Cancelled.");
    return static_cast<int>(ExitStatus::Signalled) + signals.received();
  }
  return static_cast<int>(failed() ? ExitStatus::Failed : ExitStatus::Done);
}

}  // namespace barline::cli
