#pragma once

#include <filesystem>

namespace barline::files {

/// Renames a file unless `to` exists: in one step by renameat2(2) or, where a file system cannot do that, by
/// a hard link. Where there are no hard links either (vboxsf, gvfs, exFAT through FUSE) looking first has to
/// do.
/// @return 0, or errno; EEXIST where the name is taken
[[nodiscard]] int renameToFree(const std::filesystem::path& from, const std::filesystem::path& to) noexcept;

/// Lets two files change names in one step. @return 0, or errno; ENOSYS where the file system cannot
[[nodiscard]] int exchangeNames(const std::filesystem::path& one,
                                const std::filesystem::path& other) noexcept;

}  // namespace barline::files
