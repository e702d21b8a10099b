#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace barline::storage {

enum class StorageProblem : unsigned char {
  Newer,       ///< written by a newer Barline; untouched
  Foreign,     ///< some other program's file; untouched
  Damaged,     ///< not readable as a database; see Recovery.h for what to do
  Busy,        ///< another process held it for longer than the busy timeout
  NoAccess,    ///< missing permission, a read-only place, or a folder that cannot be made
  Absent,      ///< there is no such file or folder
  Taken,       ///< there is a file where a new one was to be; untouched
  Unreadable,  ///< it cannot be read, e.g. for lack of permission
  Same,        ///< the library itself, where another one is needed
  DiskFull,
  Failed  ///< anything else, see detail()
};

/// One English sentence that names the file, the reason and what to do.
[[nodiscard]] std::string describe(StorageProblem problem, const std::filesystem::path& file,
                                   const std::string& detail);

/// Why a database could not be used. what() is describe().
class StorageError : public std::runtime_error {
 public:
  StorageError(StorageProblem problem, std::filesystem::path file, std::string detail = {})
      : std::runtime_error(describe(problem, file, detail)),
        problem_(problem),
        file_(std::move(file)),
        detail_(std::move(detail)) {}

  [[nodiscard]] StorageProblem problem() const { return problem_; }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] const std::string& detail() const { return detail_; }

 private:
  StorageProblem problem_;
  std::filesystem::path file_;
  std::string detail_;
};

class NewerLibraryError : public StorageError {
 public:
  explicit NewerLibraryError(std::filesystem::path file, std::string detail = {})
      : StorageError(StorageProblem::Newer, std::move(file), std::move(detail)) {}
};

class ForeignFileError : public StorageError {
 public:
  explicit ForeignFileError(std::filesystem::path file, std::string detail = {})
      : StorageError(StorageProblem::Foreign, std::move(file), std::move(detail)) {}
};

/// May come from any call that reads or writes. The way on: destroy the Library, then restoreBackup() or
/// setAside(), then open again.
class DamagedLibraryError : public StorageError {
 public:
  explicit DamagedLibraryError(std::filesystem::path file, std::string detail = {})
      : StorageError(StorageProblem::Damaged, std::move(file), std::move(detail)) {}
};

}  // namespace barline::storage
