#pragma once

#include <filesystem>

namespace barline::exporting {

/// Held by the one run that works on a dataset; the kernel gives it up when the process ends, however it does
/// (flock(2)). Its file goes with it. On a file system without locks everybody gets it. Used by one thread.
class DatasetLock {
 public:
  enum class Taken : unsigned char { Yes, HeldByAnother, Forbidden };

  /// Takes nothing yet. @param file in a folder that exists; need not be there
  explicit DatasetLock(std::filesystem::path file);
  ~DatasetLock();
  DatasetLock(const DatasetLock&) = delete;
  DatasetLock& operator=(const DatasetLock&) = delete;

  /// Returns at once.
  [[nodiscard]] Taken take();

 private:
  std::filesystem::path file_;
  int descriptor_{-1};  ///< negative where it is not held
};

}  // namespace barline::exporting
