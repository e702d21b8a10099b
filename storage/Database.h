#pragma once

#include <filesystem>
#include <functional>

#include "storage/Connection.h"
#include "storage/Schema.h"

namespace barline::storage {

struct DatabaseOptions {
  Schema schema;
  bool survivesPowerLoss{};  ///< every commit reaches the disk at once; otherwise the last ones may be lost
  bool givesSpaceBack{};     ///< incremental vacuum; decided when the file is made
  /// A write-ahead log, whose index is memory that all processes share; which those of two machines on one
  /// network file system cannot (sqlite.org/wal.html). Otherwise the rollback journal.
  bool writesAhead{true};
  /// Asked about an empty file and where there is none; false means that the content was lost.
  std::function<bool()> mayBeEmpty;
  std::function<void(int version)> beforeMigration;  ///< see migrate()
};

/// Opens a database of ours, or makes it with its folder where there is none; at the schema's last version. A
/// new file appears under its name only when it is complete. A file that is not ours, or newer, is left
/// exactly as it is.
/// @throws NewerLibraryError, ForeignFileError, DamagedLibraryError, StorageError
[[nodiscard]] Connection openDatabase(const std::filesystem::path& file, const DatabaseOptions& options);

/// Makes an empty database of ours where there is none; where there is one, it stays. A log that is left of
/// another file of that name is renamed. The caller holds the FolderLock. @throws StorageError
void createDatabase(const std::filesystem::path& file, const DatabaseOptions& options);

}  // namespace barline::storage
