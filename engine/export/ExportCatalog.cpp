#include "engine/export/ExportCatalog.h"

#include <algorithm>
#include <vector>

#include "engine/export/formats/Json.h"

namespace barline::exporting {

std::span<const ExportFormat> exportCatalog() {
  static const std::vector<ExportFormat> formats{
      jsonFormat(),
  };
  return formats;
}

const ExportFormat* findFormat(std::string_view id) {
  const auto formats = exportCatalog();
  const auto found = std::ranges::find(formats, id, &ExportFormat::id);
  return found == formats.end() ? nullptr : &*found;
}

}  // namespace barline::exporting
