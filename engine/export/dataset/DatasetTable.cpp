#include "engine/export/dataset/DatasetTable.h"

namespace barline::exporting {

std::vector<DatasetTable> datasetTables() {
  return {tracksTable(), beatsTable(), barFeaturesTable(), chordsTable(), sectionsTable()};
}

}  // namespace barline::exporting
