#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "storage/Progress.h"

namespace barline::cli {

/// Runs one long task: how far it is stands on standard error where that is a terminal, and SIGINT or SIGTERM
/// end it in order. Before any thread is made.
/// @param name what the progress line calls it: "Checking"
/// @param task gets what it is to tell its progress
/// @return the exit status: what `task` returns, or that of the signal
int runTask(const std::string& name, const std::function<int(const storage::TaskProgress& progress)>& task);

}  // namespace barline::cli
