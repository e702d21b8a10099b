#pragma once

#include <filesystem>

namespace barline::exporting {

/// Marks what lies behind a descriptor, a file or a folder, as being worked on, until the descriptor is
/// closed or the process ends, however it ends (flock(2)). Where a file system has no locks nothing is
/// marked.
void markInUse(int descriptor);

/// Removes what AtomicFile and StagedFiles have left in a folder when their process was killed: what has a
/// temporaryForm() by its name, is this person's, is marked by no living process and was written to by nobody
/// for an hour; for a day, where there are no locks. Of folders only those that hold nothing but files that
/// StagedFiles has numbered. Looks at the folder itself only. What cannot be removed stays.
void removeStale(const std::filesystem::path& folder) noexcept;

/// The same however new it is: for a folder that no other process writes to.
void removeUnfinished(const std::filesystem::path& folder) noexcept;

/// Removes the files that StagedFiles has numbered from a folder, and the folder unless it holds anything
/// else.
void removeStaged(const std::filesystem::path& folder) noexcept;

}  // namespace barline::exporting
