#pragma once

#include <filesystem>

#include "storage/Progress.h"

namespace barline::storage {

/// Where what was there before has gone; one of the two, or neither where there was no library.
struct Restored {
  std::filesystem::path backup;   ///< of the library as it was
  std::filesystem::path damaged;  ///< the library itself, which could not be backed up
};

/// Brings a library back to a backup, an export or another library. One that is sound may be open meanwhile,
/// in this process too, and shows the change at once (replaceContent()); a damaged one is set aside, for
/// which no process may have it open. The other file is not changed.
/// @throws Cancelled; ForeignFileError, NewerLibraryError, DamagedLibraryError where `other` is; StorageError
Restored restoreLibrary(const std::filesystem::path& libraryFile, const std::filesystem::path& other,
                        const TaskProgress& progress = {});

}  // namespace barline::storage
