#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "engine/audio/Libav.h"

namespace barline::audio {

/// A regular file opened for reading, and the only thing libav reads through. Folders, devices, pipes and
/// sockets are refused before they are opened.
class LocalFile {
 public:
  /// @throws MediaError NotFound, IsFolder, NoPermission, Refused, Empty or Unreadable
  explicit LocalFile(std::filesystem::path file);
  /// A file that was opened before. @param descriptor of a regular file; from now on this object's
  /// @throws MediaError Refused, Empty or Unreadable
  LocalFile(int descriptor, std::filesystem::path path);
  ~LocalFile();
  /// Not once makeIo() was called.
  LocalFile(LocalFile&& other) noexcept;
  LocalFile& operator=(LocalFile&&) = delete;
  LocalFile(const LocalFile&) = delete;
  LocalFile& operator=(const LocalFile&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::int64_t size() const { return size_; }
  /// errno of the last read that failed; 0 where none has.
  [[nodiscard]] int readError() const { return readError_; }

  /// Reads at `offset` without moving the position. @return bytes read; fewer only at the end or on an error
  std::size_t readAt(std::int64_t offset, std::span<unsigned char> out);

  /// Where libav reads from, at the file's first byte; valid as long as this object.
  [[nodiscard]] IoPointer makeIo();

 private:
  void examine();
  static int readCallback(void* self, std::uint8_t* buffer, int size);
  static std::int64_t seekCallback(void* self, std::int64_t offset, int whence);

  std::filesystem::path path_;
  int descriptor_ = -1;
  std::int64_t size_ = 0;
  std::int64_t position_ = 0;
  int readError_ = 0;
};

}  // namespace barline::audio
