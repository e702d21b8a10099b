#pragma once

#include <QString>

#include "ui/care/CareStore.h"

/// What the tasks of ui/care came to, in words.
namespace barline::ui {

[[nodiscard]] QString reasonText(LibraryBackup::Reason reason);
[[nodiscard]] QString checkText(const LibraryCheck& check);
/// With a line for each conflict.
[[nodiscard]] QString mergeText(const MergeOutcome& outcome);
/// Why a library on another machine is a risk, and what to do.
[[nodiscard]] QString networkText(const LibraryLocation& place);

}  // namespace barline::ui
