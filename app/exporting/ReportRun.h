#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/exporting/ExportRun.h"
#include "engine/export/report/Reports.h"

namespace barline::app {

/// Reports to be written: an overview of all tracks, or all about each of them.
struct ReportTask {
  std::vector<TrackRequest> tracks{};  ///< at least one
  bool together{};                     ///< one report of all tracks, else one of each
  std::string title{};                 ///< of a report of all: a crate's name, what was searched for; UTF-8
  std::set<std::string> leftOut{};     ///< titles of parts that do not go in
  exporting::reports::ReportFormat format{};
  exporting::reports::Paper paper{};
  std::filesystem::path folder{};
  std::string name{};    ///< of the only file, without its ending; empty = that of each track's file
  std::string ending{};  ///< ".html"
};

/// Tracks that cannot be read are left out and named; a report of one track that cannot be written is a
/// failure of that track. Blocks. What `decide` throws ends the run where it is pipeline::Cancelled.
/// @throws exporting::FileError where the folder, or the one file of all tracks, cannot be written to,
/// std::runtime_error where no report of all can be made
[[nodiscard]] ExportOutcome runReport(const TrackLoader& loader, const ReportTask& task,
                                      const DecideTaken& decide, const TellExport& tell = {});

/// The one report alone, for standard output; empty where no track could be read.
/// @param task together, or of one track
[[nodiscard]] std::string reportOf(const TrackLoader& loader, const ReportTask& task,
                                   std::vector<ExportFailure>& failures, const TellExport& tell = {});

}  // namespace barline::app
