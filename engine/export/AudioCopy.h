#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "engine/export/ExportProgress.h"

namespace barline::exporting {

/// A regular file that a copy is made of; it is never written to.
class AudioOriginal {
 public:
  /// @throws FileError
  explicit AudioOriginal(std::filesystem::path file);
  ~AudioOriginal();
  AudioOriginal(const AudioOriginal&) = delete;
  AudioOriginal& operator=(const AudioOriginal&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::int64_t size() const { return size_; }
  /// @return bytes read: fewer only at the file's end. @throws FileError
  std::size_t readAt(std::int64_t offset, std::span<char> out) const;

 private:
  std::filesystem::path path_;
  int descriptor_{-1};
  std::int64_t size_{};
};

/// The copy, written from its begin over what is in it. What goes wrong names the original, as the copy's
/// name may be a temporary one.
class AudioCopy {
 public:
  /// Makes the file where it is missing. @param original outlives this @throws FileError
  AudioCopy(const AudioOriginal& original, const std::filesystem::path& target);
  ~AudioCopy();
  AudioCopy(const AudioCopy&) = delete;
  AudioCopy& operator=(const AudioCopy&) = delete;

  /// @throws FileError
  void write(std::string_view bytes);
  /// Appends a stretch of the original. @throws FileError where it is not all there; pipeline::Cancelled
  void copy(std::int64_t offset, std::int64_t size, const ExportProgress& progress);
  /// Makes sure that the disk has room for so many bytes more, which others are going to write.
  /// @throws FileError
  void requireRoom(std::int64_t bytes);
  /// Writes over the file's begin what is known only at its end. @throws FileError
  void rewriteHead(std::string_view bytes);
  /// Ends the file; to be called once all is written. @throws FileError
  void close();

 private:
  [[noreturn]] void fail(const char* reason) const;

  const AudioOriginal& original_;
  int descriptor_{-1};
};

}  // namespace barline::exporting
