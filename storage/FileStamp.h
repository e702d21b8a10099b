#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace barline::storage {

/// What the file system says of a file: if none of it changed, neither did the content.
struct FileStamp {
  std::int64_t size{};                 ///< bytes
  std::int64_t modifiedNanoseconds{};  ///< since 1970
  std::int64_t inode{};
  std::int64_t device{};

  bool operator==(const FileStamp&) const = default;

  /// Copying to another disk and back keeps size and time and changes the rest.
  [[nodiscard]] bool sameContentAs(const FileStamp& other) const {
    return size == other.size && modifiedNanoseconds == other.modifiedNanoseconds;
  }
};

/// Nothing where there is no regular file.
[[nodiscard]] std::optional<FileStamp> stampOf(const std::filesystem::path& file);

}  // namespace barline::storage
