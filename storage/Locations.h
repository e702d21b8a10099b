#pragma once

#include <filesystem>

namespace barline::storage {

/// Where one person's data lies. A plain value: tests and --library FILE make their own.
struct Locations {
  std::filesystem::path libraryFile;  ///< backups stand in the folder "backups" beside it
  std::filesystem::path resultsFile;  ///< may be deleted at any time

  /// <XDG data>/barline/library.sqlite and <XDG cache>/barline/results.sqlite. Makes no folders.
  [[nodiscard]] static Locations standard();

  /// standard(), with another library.
  [[nodiscard]] static Locations withLibrary(const std::filesystem::path& file);

  /// Both under one folder.
  [[nodiscard]] static Locations inFolder(const std::filesystem::path& folder);
};

}  // namespace barline::storage
