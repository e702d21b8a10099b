#pragma once

#include "app/exporting/ExportRun.h"
#include "engine/export/ExportProgress.h"
#include "ui/exporting/ExportStore.h"

namespace barline::app {

/// What exports of all kinds tell the window and are told by it. `control` outlives what is returned.

/// Ends the work where the person has cancelled.
[[nodiscard]] exporting::ExportProgress heedsCancelling(const ui::ExportControl& control);

/// Asks the person about names that are taken. What it gives throws pipeline::Cancelled.
[[nodiscard]] DecideTaken decidedBy(const ui::ExportControl& control);

/// Tells how far the export of `tracks` is, which outlive what is returned, and heeds cancelling.
[[nodiscard]] TellExport toldTo(const ui::ExportControl& control, const std::vector<TrackRequest>& tracks);

/// How it went, as the window shows it.
[[nodiscard]] ui::ExportOutcome shownOutcome(const ExportOutcome& done, const std::filesystem::path& folder);

}  // namespace barline::app
