#include "app/keeping/RunKeeping.h"

#include <chrono>

#include "engine/performance/RunRecord.h"

namespace barline::app {

void keepRun(storage::Library& library, const pipeline::AnalysisReport& report, const std::string& title,
             bool queued) {
  if (!performance::isTelling(report)) return;
  using std::chrono::milliseconds;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  library.runs().add(
      performance::recordOf(report, {.title = title,
                                     .endedAt = std::chrono::duration_cast<milliseconds>(now).count(),
                                     .program = BARLINE_VERSION,
                                     .machine = performance::machineName(),
                                     .queued = queued}));
}

}  // namespace barline::app
