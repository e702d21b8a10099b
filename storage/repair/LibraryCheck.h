#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "storage/Progress.h"

namespace barline::storage {

/// What a look at all of a library found.
struct CheckReport {
  /// One English clause each, at most some hundred; empty = it is sound.
  std::vector<std::string> problems;
  std::int64_t tracks{};
  std::int64_t edits{};

  [[nodiscard]] bool sound() const { return problems.empty(); }
};

/// Checks a library throughout while others use it: that SQLite finds every page, index and constraint in
/// order, that every reference leads to a row, that the schema is that of its version, that the full-text
/// indexes hold what they are made of, and that every edit is as it was written. Reads the whole file;
/// changes nothing.
/// @throws Cancelled; NewerLibraryError, ForeignFileError; StorageError where it cannot be opened at all
CheckReport checkLibrary(const std::filesystem::path& libraryFile, const TaskProgress& progress = {});

}  // namespace barline::storage
