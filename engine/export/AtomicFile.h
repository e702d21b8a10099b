#pragma once

#include <filesystem>
#include <stdexcept>
#include <string_view>

namespace barline::exporting {

/// Why a file could not be written: one English sentence that names the file and the reason.
class FileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A file that appears whole or not at all: written under a temporary name in the target's folder, synced and
/// renamed. What is not committed leaves nothing behind. Not thread-safe.
class AtomicFile {
 public:
  /// Creates the temporary file. The permissions are a new file's, the umask applied. @throws FileError
  explicit AtomicFile(std::filesystem::path target);
  /// Removes the temporary file unless it was committed.
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// Appends. @throws FileError, e.g. where the disk is full
  void write(std::string_view bytes);

  /// Where the bytes lie until then, for writers that open files by their names. Such a writer must not put
  /// another file in its place.
  [[nodiscard]] const std::filesystem::path& temporary() const { return temporary_; }

  /// Puts the file in its place, over whatever stands there. @throws FileError
  void commitReplacing();

  /// Puts the file in its place unless the name is taken. @return false where it is; the file is then still
  /// uncommitted. @throws FileError
  [[nodiscard]] bool commitNew();

 private:
  void sync();
  void finish();
  [[noreturn]] void fail() const;

  std::filesystem::path target_;
  std::filesystem::path temporary_;
  int descriptor_{-1};
};

}  // namespace barline::exporting
