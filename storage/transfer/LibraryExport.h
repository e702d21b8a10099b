#pragma once

#include <filesystem>

#include "storage/Progress.h"

namespace barline::storage {

/// What the name of an export ends in.
inline constexpr const char* kExportSuffix = ".barline-library";

/// Writes all of a library as one file: its tracks, what people have corrected, crates, history and all else,
/// while others use it. It is a library itself, without free space. The audio is not in it.
/// @param target must not exist; appears under its name only when it is complete
/// @throws Cancelled; DamagedLibraryError where the library is; StorageError
void exportLibrary(const std::filesystem::path& libraryFile, const std::filesystem::path& target,
                   const TaskProgress& progress = {});

/// Puts what an export, a backup or another library holds in the place of all that a library holds, in one
/// transaction, while others have the library open: they see it at once. The backup that is made before leads
/// back. The other file is not changed.
/// @return the backup
/// @throws Cancelled; ForeignFileError, NewerLibraryError, DamagedLibraryError, StorageError: then the
/// library
///         is as it was
std::filesystem::path replaceContent(const std::filesystem::path& libraryFile,
                                     const std::filesystem::path& other, const TaskProgress& progress = {});

}  // namespace barline::storage
