#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/export/dataset/DatasetSettings.h"
#include "engine/export/dataset/DatasetTable.h"
#include "engine/export/dataset/DatasetTrack.h"

namespace barline::exporting {

/// What a dataset's card tells.
struct DatasetSummary {
  DatasetTerms terms;  ///< with a title
  std::size_t tracks{};
  std::size_t editedTracks{};
  double seconds{};                          ///< of audio
  std::map<std::string, std::int64_t> rows;  ///< of each table, by its name
  std::size_t chunks{};                      ///< files of audio
  std::uintmax_t chunkBytes{};
  std::set<std::string> cuttings{};  ///< how they are cut, as cuttingText() says
  bool tablesOfEachTrack{};
  /// For each step its versions, with their parameters, and how many tracks come from each.
  std::map<std::string, std::map<std::string, std::size_t>> steps;

  /// Counts a track; rows and chunks are counted by whoever writes them.
  void add(const DatasetTrack& track);
};

/// The card, README.md: Markdown after a YAML header, as places that hold datasets read it. The same for the
/// same summary: it has no date.
[[nodiscard]] std::string datasetCard(const DatasetSummary& summary, const std::vector<DatasetTable>& tables);

}  // namespace barline::exporting
