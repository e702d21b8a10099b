#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/export/ExportProgress.h"
#include "engine/export/dataset/DatasetLedger.h"

namespace barline::app {

struct WholeDataset {
  std::size_t tracks{};
  std::uint64_t files{};                  ///< on the list of checksums
  std::uint64_t bytes{};                  ///< of them
  std::vector<std::string> incomplete{};  ///< names of tracks that an earlier run did not finish
};

/// Brings up to date what belongs to no single track: the tables over all of them, the card and the list of
/// checksums. Reads one track at a time.
/// @throws exporting::FileError, pipeline::Cancelled
WholeDataset finishDataset(exporting::DatasetLedger& ledger, const exporting::DatasetTerms& terms,
                           bool tablesOfEachTrack, const exporting::ExportProgress& progress);

}  // namespace barline::app
