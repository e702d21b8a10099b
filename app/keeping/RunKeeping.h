#pragma once

#include <string>

#include "engine/pipeline/Runner.h"
#include "storage/Library.h"

namespace barline::app {

/// Keeps what an analysis that has just ended cost, where that tells anything: runs that took everything from
/// the cache, failed or were cancelled are passed over. Not for the interface's thread.
/// @param title what the library calls the track; may be empty @param queued worked off unattended
/// @throws storage::StorageError
void keepRun(storage::Library& library, const pipeline::AnalysisReport& report, const std::string& title,
             bool queued);

}  // namespace barline::app
