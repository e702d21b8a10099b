#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "storage/Progress.h"

namespace barline::storage {

/// What became of a table.
struct SalvagedTable {
  std::string name;
  std::int64_t rows{};  ///< that are in the new library
  bool complete{true};  ///< false: some could not be read, or made no sense
};

struct SalvageReport {
  std::vector<SalvagedTable> tables;  ///< what people have corrected first, then by name
  std::int64_t edits{};
  std::int64_t tracks{};
  /// Of the tracks: known by their files alone, to be analysed again.
  std::int64_t tracksByPath{};

  [[nodiscard]] bool complete() const;
};

/// Takes what can still be read of a damaged library into a new one: row by row, around the pages that are
/// lost, what people have corrected first. Indexes and search texts are made anew. The damaged file and its
/// log are only read, and may be a sound library's, from which a new file of the same content comes.
/// @param target appears under its name only when it is complete; must not exist
/// @throws Cancelled; NewerLibraryError; DamagedLibraryError where nothing can be read, ForeignFileError
/// where it was no library besides; StorageError
SalvageReport salvage(const std::filesystem::path& damaged, const std::filesystem::path& target,
                      const TaskProgress& progress = {});

/// salvage(), after which the new library takes the place of the damaged one, which setAside() keeps under
/// another name. No Library on the file may be open in any process.
/// @return the report, and the name that the damaged file has now
struct Repair {
  SalvageReport report;
  std::filesystem::path damaged;
};
Repair repairLibrary(const std::filesystem::path& libraryFile, const TaskProgress& progress = {});

}  // namespace barline::storage
