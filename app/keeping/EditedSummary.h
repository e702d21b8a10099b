#pragma once

#include "storage/AnalysisSummary.h"
#include "storage/Library.h"

namespace barline::app {

/// What the library keeps of an analysis as a person sees it: with the track's edits over it, of which the
/// analysis itself knows nothing. @throws storage::StorageError
[[nodiscard]] storage::AnalysisSummary editedSummary(storage::Library& library,
                                                     const model::Timeline& timeline);

}  // namespace barline::app
