#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/exporting/ExportRun.h"
#include "engine/export/report/Reports.h"

namespace barline::app {

/// A report to be written: all about one track, or an overview of several.
struct ReportTask {
  std::vector<TrackRequest> tracks{};  ///< at least one
  std::string title{};  ///< of a report of several: a crate's name, what was searched for; UTF-8
  exporting::reports::ReportFormat format{};
  exporting::reports::Paper paper{};
  std::filesystem::path folder{};
  std::string name{};    ///< of the file, without its ending
  std::string ending{};  ///< ".html"
};

struct ReportOutcome {
  std::optional<std::filesystem::path> written;  ///< absent where it was skipped or there was nothing to tell
  std::vector<ExportFailure> failures;           ///< tracks that are not in the report
  bool cancelled{};
};

/// Tracks that cannot be read are left out and named. Blocks. What `decide` throws ends the run.
/// @throws exporting::FileError where the file cannot be written, std::runtime_error where no report can be
/// made
[[nodiscard]] ReportOutcome runReport(const TrackLoader& loader, const ReportTask& task,
                                      const DecideTaken& decide, const TellExport& tell = {});

/// The report alone, for standard output and previews; empty where no track could be read.
[[nodiscard]] std::string reportOf(const TrackLoader& loader, const ReportTask& task, ReportOutcome& outcome,
                                   const TellExport& tell = {});

}  // namespace barline::app
