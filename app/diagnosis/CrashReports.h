#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace barline::app {

/// A report that a program left when it died. Named crash-YYYYMMDD-HHMMSS-PID.txt.
struct CrashReport {
  std::filesystem::path file;
  std::int64_t madeAt{};  ///< seconds since 1970, UTC

  bool operator==(const CrashReport&) const = default;
};

/// The reports in a folder, newest first. Files that were opened for a report by processes that are no more
/// are cleared away: empty ones are removed, those that have something in them become reports. More than
/// the twenty newest are not kept. Reads files: not for the interface's thread.
[[nodiscard]] std::vector<CrashReport> listCrashReports(const std::filesystem::path& folder);

/// Its text; empty where it cannot be read. At most 1 MiB.
[[nodiscard]] std::string readCrashReport(const std::filesystem::path& file);

/// Does nothing where `file` is not named as a report. @return false where it is still there
bool removeCrashReport(const std::filesystem::path& file);

}  // namespace barline::app
