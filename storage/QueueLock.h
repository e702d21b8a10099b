#pragma once

#include <filesystem>

namespace barline::storage {

/// Held by the one process that works through a library's queue, so that two windows do not analyse the same
/// files; the kernel gives it up when the process ends, however it does. A file beside the library,
/// "library.sqlite-queue", which stays. On a file system without locks everybody gets it: then files may be
/// analysed twice, which costs time and nothing else. Used by one thread.
class QueueLock {
 public:
  /// @param libraryFile the real one
  explicit QueueLock(const std::filesystem::path& libraryFile);
  ~QueueLock();
  QueueLock(const QueueLock&) = delete;
  QueueLock& operator=(const QueueLock&) = delete;

  /// Takes it, where it is free. Returns at once. @return whether it is held; false too where the library's
  /// folder cannot be written to
  bool acquire();

 private:
  std::filesystem::path file_;
  int descriptor_{-1};
};

}  // namespace barline::storage
