#pragma once

#include <filesystem>
#include <functional>
#include <vector>

namespace barline::files {

enum class Depth : unsigned char {
  Folder,  ///< only what lies in the folder itself
  All      ///< and in all folders below
};

/// The audio files in a folder at one moment.
struct FolderListing {
  std::filesystem::path folder;
  bool readable{};                           ///< false: there is no such folder, or it cannot be read
  std::vector<std::filesystem::path> files;  ///< with audio names; sorted without regard to ASCII case
  /// Folders that were looked into, the first is `folder`.
  std::vector<std::filesystem::path> folders;
  /// Folders that are there and were not looked into: what lies in them is not known. Sorted.
  std::vector<std::filesystem::path> unknown;
};

/// Lists audio files by their names; opens none. Links to folders are followed, and a folder that several
/// ways lead to is looked into once, so that there is no way in circles. Passes over what is no place for
/// music: waste baskets, and the kernel's file systems where a whole drive is listed. Names are the file
/// system's bytes.
/// @param cancelled asked for every entry; a listing that was cancelled is not readable
[[nodiscard]] FolderListing listFolder(const std::filesystem::path& folder, Depth depth,
                                       const std::function<bool()>& cancelled = {});

}  // namespace barline::files
