#pragma once

#include <cstdint>
#include <filesystem>

namespace barline::test {

/// A small file system of its own in a folder, in memory. Needs the right to mount: a test skips where it is
/// not mounted().
class SmallDisk {
 public:
  /// @param folder made where it is missing @param megabytes the disk's size
  SmallDisk(std::filesystem::path folder, int megabytes);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  [[nodiscard]] bool mounted() const { return mounted_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  /// @throws std::system_error
  void makeReadOnly() const;
  /// Takes all room but so many bytes.
  void fill(std::uintmax_t left) const;
  /// Gives back what fill() took.
  void empty() const;

 private:
  std::filesystem::path folder_;
  bool mounted_{};
};

}  // namespace barline::test
