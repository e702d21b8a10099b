#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/diagnosis/CrashReporter.h"
#include "app/diagnosis/ProgramLog.h"
#include "app/diagnosis/RecentLines.h"
#include "app/diagnosis/StateFolder.h"

namespace barline::app {

/// What a program's main() makes first: its log and its crash reporter.
class Diagnosis {
 public:
  /// @param folder stateFolder(); empty = nothing is kept
  Diagnosis(const std::filesystem::path& folder, const std::string& program, const std::string& version)
      : reporter_({.folder = folder.empty() ? folder : crashFolderIn(folder),
                   .program = program,
                   .version = version,
                   .log = &recent_}) {
    if (!folder.empty()) log_.emplace(logFileIn(folder), program, recent_);
  }

 private:
  RecentLines recent_;
  CrashReporter reporter_;
  std::optional<ProgramLog> log_;
};

}  // namespace barline::app
