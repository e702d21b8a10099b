#pragma once

#include <filesystem>

#include "storage/Backups.h"

/// What to do about a damaged library. Nothing is deleted: the damaged files stay beside the new one for
/// whoever wants to try and rescue more. No Library on the file may be open in this process; where another
/// process has it open, these throw a StorageError with problem Busy and change nothing.
namespace barline::storage {

/// Whether a file that is no database may be a library of ours that was destroyed, rather than, say, a song
/// that somebody named by mistake.
[[nodiscard]] bool wasLibrary(const std::filesystem::path& file);

/// Renames the library and its -wal and -shm files to <library>.damaged-YYYYMMDD-HHMMSS.sqlite(-wal, -shm)
/// and puts an empty one in its place.
/// @return the new name; empty where the file was missing. @throws StorageError
std::filesystem::path setAside(const std::filesystem::path& libraryFile);

/// Puts a copy of the backup in the library's place, after setting aside what is there. The backup itself
/// stays.
/// @throws StorageError
void restoreBackup(const Backup& backup, const std::filesystem::path& libraryFile);

/// Puts a new library in the place of one, after setting that aside where there is one.
/// @param made a whole library beside it, which is renamed
/// @return the name under which the former one is kept; empty where there was none. @throws StorageError
std::filesystem::path replaceLibrary(const std::filesystem::path& libraryFile,
                                     const std::filesystem::path& made);

}  // namespace barline::storage
