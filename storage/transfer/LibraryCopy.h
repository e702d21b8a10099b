#pragma once

#include <filesystem>

#include "storage/Files.h"
#include "storage/Progress.h"

namespace barline::storage {

/// A library from elsewhere as a file of our own beside a library, at this version's schema and with exactly
/// that schema, so that nothing in it acts by itself. Removed again when this ends.
class LibraryCopy {
 public:
  /// @param other a library, an export or a backup; may be in use; is not changed
  /// @param libraryFile beside which the copy lies
  /// @throws Cancelled; ForeignFileError, NewerLibraryError, DamagedLibraryError, StorageError
  LibraryCopy(const std::filesystem::path& other, const std::filesystem::path& libraryFile,
              const TaskProgress& progress);

  [[nodiscard]] const std::filesystem::path& path() const { return unfinished_.path(); }

 private:
  UnfinishedFile unfinished_;
};

}  // namespace barline::storage
