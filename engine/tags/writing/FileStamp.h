#pragma once

#include <cstdint>
#include <filesystem>

namespace barline::tags {

/// What the file system says of a file, to notice that somebody changed it meanwhile.
struct FileStamp {
  std::int64_t size{};                 ///< bytes
  std::int64_t modifiedNanoseconds{};  ///< since 1970
  std::uint64_t inode{};

  bool operator==(const FileStamp&) const = default;
};

/// @throws TagError where there is no regular file, or one that may not be written
[[nodiscard]] FileStamp stampOfWritable(const std::filesystem::path& file);

/// Sets when a file was last modified. @throws TagError
void setModified(const std::filesystem::path& file, std::int64_t nanoseconds);

}  // namespace barline::tags
