#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace barline::tags {

/// A file's bytes, read where they are asked for; holds one stretch of them in memory.
class FileBytes {
 public:
  /// @throws TagError
  explicit FileBytes(std::filesystem::path file);
  ~FileBytes();
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  [[nodiscard]] std::int64_t size() const { return size_; }

  /// `length` bytes from `offset` on, fewer only where the file ends. Valid until the next call. Asking for
  /// places near each other reads the file once. @param length at most kStretch. @throws TagError
  [[nodiscard]] std::span<const std::byte> at(std::int64_t offset, std::size_t length);

  static constexpr std::size_t kStretch = 1U << 20U;

 private:
  void load(std::int64_t offset);

  std::filesystem::path file_;
  int descriptor_{-1};
  std::int64_t size_{};
  std::int64_t loaded_{};  ///< offset of buffer_
  std::vector<std::byte> buffer_;
};

/// Throws what errno says: "a.mp3 could not be read: Input/output error." A full disk has a sentence of its
/// own.
[[noreturn]] void failWithErrno(const std::filesystem::path& file, const std::string& what);

}  // namespace barline::tags
