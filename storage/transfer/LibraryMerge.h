#pragma once

#include <filesystem>

#include "storage/Progress.h"
#include "storage/transfer/MergeReport.h"

namespace barline::storage {

/// Adds what another library, an export or a backup holds to a library, in one transaction; the other file is
/// not changed. Tracks are the same where their audio is, or, as far as it was not read yet, their file. Of
/// the same track the newer analysis stays; what people have corrected, set, sorted into crates and played is
/// kept of both. Queue, watched state and the journal of tags are each computer's own. A backup is made
/// before.
/// @param backup where it is told, unless null
/// @throws Cancelled; ForeignFileError, NewerLibraryError, DamagedLibraryError, StorageError: then the
/// library
///         is as it was
MergeReport mergeLibrary(const std::filesystem::path& libraryFile, const std::filesystem::path& other,
                         const TaskProgress& progress = {}, std::filesystem::path* backup = nullptr);

}  // namespace barline::storage
