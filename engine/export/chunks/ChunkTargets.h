#pragma once

#include <filesystem>
#include <vector>

#include "engine/export/chunks/ChunkWriter.h"

namespace barline::exporting {

enum class Manifest : unsigned char { Csv, Json, Parquet };

/// The files of a request, relative to its folder.
struct ChunkTargets {
  struct List {
    Manifest kind{};
    std::filesystem::path name;
  };
  std::vector<std::filesystem::path> chunks;  ///< of the plan's, in order
  std::vector<List> manifests;  ///< "<track>_manifest.csv" … in the folder that all chunks share

  [[nodiscard]] std::vector<std::filesystem::path> all() const;
};

/// The names before it is looked what exists. @throws ChunkError
[[nodiscard]] ChunkTargets wantedTargets(const ChunkRequest& request, const ChunkPlan& plan);

/// The names that can be written, as the request's collision has it; what is skipped is taken out of `plan`
/// too. @throws FileError where a name is taken and the request refuses that
[[nodiscard]] ChunkTargets freeTargets(const ChunkRequest& request, ChunkPlan& plan);

}  // namespace barline::exporting
