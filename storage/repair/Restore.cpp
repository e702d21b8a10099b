#include "storage/repair/Restore.h"

#include <system_error>

#include "storage/Errors.h"
#include "storage/Files.h"
#include "storage/Library.h"
#include "storage/Recovery.h"
#include "storage/transfer/LibraryCopy.h"
#include "storage/transfer/LibraryExport.h"

namespace barline::storage {
namespace {

/// Whether the library can take new content as it is.
bool isUsable(const std::filesystem::path& libraryFile) {
  try {
    (void)Library::open(libraryFile);
    return true;
  } catch (const DamagedLibraryError&) {
    return false;
  }
}

std::filesystem::path putInPlace(const std::filesystem::path& libraryFile, const std::filesystem::path& other,
                                 const TaskProgress& progress) {
  const std::filesystem::path made = companion(libraryFile, ".restored");
  std::error_code ignored;
  std::filesystem::remove(made, ignored);
  try {
    exportLibrary(LibraryCopy(other, libraryFile, part(progress, 0.0, 0.5)).path(), made,
                  part(progress, 0.5, 1.0));
    return replaceLibrary(libraryFile, made);
  } catch (...) {
    std::filesystem::remove(made, ignored);
    throw;
  }
}

}  // namespace

Restored restoreLibrary(const std::filesystem::path& file, const std::filesystem::path& other,
                        const TaskProgress& progress) {
  const std::filesystem::path libraryFile = realFile(file);
  std::error_code failure;
  std::filesystem::create_directories(libraryFile.parent_path(), failure);
  if (failure) throw StorageError(StorageProblem::NoAccess, libraryFile.parent_path(), failure.message());
  Restored restored;
  if (std::filesystem::exists(libraryFile) && isUsable(libraryFile)) {
    try {
      restored.backup = replaceContent(libraryFile, other, progress);
      return restored;
    } catch (const DamagedLibraryError& damage) {
      if (damage.file() != libraryFile) throw;
    }
  }
  restored.damaged = putInPlace(libraryFile, other, progress);
  return restored;
}

}  // namespace barline::storage
