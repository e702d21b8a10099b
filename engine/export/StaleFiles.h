#pragma once

#include <filesystem>

namespace barline::exporting {

/// Marks what lies behind a descriptor, a file or a folder, as being worked on, until the descriptor is
/// closed or the process ends, however it ends (flock(2)). Where a file system has no locks nothing is
/// marked.
void markInUse(int descriptor);

/// Removes what AtomicFile and StagedFiles have left in a folder when their process was killed:
/// ".barline-….part" and ".barline-…" by the very form of their names, of this person's, that no living
/// process has marked and that nobody has written to for an hour; for a day, where there are no locks. Looks
/// at the folder itself only. What cannot be removed stays.
void removeStale(const std::filesystem::path& folder) noexcept;

}  // namespace barline::exporting
