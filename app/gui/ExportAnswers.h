#pragma once

#include "app/exporting/OutputFolder.h"
#include "engine/export/ExportProgress.h"
#include "ui/exporting/ExportStore.h"

namespace barline::app {

/// What exports of all kinds tell the window and are told by it. `control` outlives what is returned.

/// Ends the work where the person has cancelled.
[[nodiscard]] exporting::ExportProgress heedsCancelling(const ui::ExportControl& control);

/// Asks the person about names that are taken. What it gives throws pipeline::Cancelled.
[[nodiscard]] DecideTaken decidedBy(const ui::ExportControl& control);

/// Counts files that were written; none = their name was taken and they were skipped.
void noteWritten(ui::ExportOutcome& outcome, const std::vector<std::filesystem::path>& files);

}  // namespace barline::app
