#pragma once

#include <span>
#include <string_view>

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// Every format of timelines that Barline writes, in the order in which they are shown.
[[nodiscard]] std::span<const ExportFormat> exportCatalog();

/// Null for an id that no format has.
[[nodiscard]] const ExportFormat* findFormat(std::string_view id);

}  // namespace barline::exporting
