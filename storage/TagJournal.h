#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "storage/Connection.h"

namespace barline::storage {

enum class TagWriteState : unsigned char { Copying, Ready, Written, Returning, Returned };

/// One content of a file.
struct FileVersion {
  std::int64_t size{};                 ///< bytes
  std::string hash;                    ///< 32 hex digits
  std::int64_t modifiedNanoseconds{};  ///< since 1970; 0 = not known

  bool operator==(const FileVersion&) const = default;
};

/// What is noted of writing one file's tags.
struct TagWrite {
  std::int64_t id{};
  std::int64_t batch{};
  TagWriteState state{};
  std::int64_t madeAt{};            ///< seconds since 1970, UTC
  std::filesystem::path path;       ///< as the library knows the file
  std::filesystem::path file;       ///< where its symbolic links lead
  std::filesystem::path temporary;  ///< the copy beside the file, while there may be one
  std::string changes;              ///< whoever writes says what of
  FileVersion former;               ///< both from Ready on
  FileVersion written;
};

/// Files whose tags were written together.
struct TagBatch {
  std::int64_t id{};
  std::int64_t madeAt{};  ///< seconds since 1970, UTC
  std::size_t files{};
  std::size_t returned{};  ///< of them, those that have their former tags again

  bool operator==(const TagBatch&) const = default;
};

/// The journal of tags written into files. The way of a file: begin() before its copy is made, setReady()
/// before the copy takes its place, settle() after; discard() where it came to nothing. The way back:
/// beginReturn(), settle().
///
/// Thread-safe; calls take turns. None is for the interface's thread. Each change is a transaction of its own
/// and on the disk when it returns. Any call throws StorageError.
class TagJournal {
 public:
  /// @param file an open library's
  explicit TagJournal(std::filesystem::path file);

  /// @param batch 0 begins a new one
  /// @return the entry with its id and batch
  TagWrite begin(std::int64_t batch, const std::filesystem::path& path, const std::filesystem::path& file,
                 const std::filesystem::path& temporary, const std::string& changes);
  void setReady(std::int64_t id, const FileVersion& former, const FileVersion& written,
                std::span<const std::byte> wayBack);
  void beginReturn(std::int64_t id, const std::filesystem::path& temporary);
  /// Notes how it ended: Written or Returned. There is no copy any more.
  void settle(std::int64_t id, TagWriteState state);
  /// Takes the entry out.
  void discard(std::int64_t id);

  /// Those that were under way when the program ended, or are in another process.
  [[nodiscard]] std::vector<TagWrite> unsettled();

  /// Settled batches, the latest first.
  [[nodiscard]] std::vector<TagBatch> batches(std::size_t most);
  /// The entries of a batch that are Written, in order.
  [[nodiscard]] std::vector<TagWrite> written(std::int64_t batch);
  /// What setReady() was given; nothing where it is damaged.
  [[nodiscard]] std::optional<std::vector<std::byte>> wayBack(std::int64_t id);

 private:
  Connection& opened();

  std::filesystem::path file_;
  std::mutex mutex_;
  std::optional<Connection> connection_;
};

/// Held while tags are written or unsettled entries are looked into, so that processes do so in turn.
class TagWriteLock {
 public:
  /// @param libraryFile beside which the lock's file stands
  explicit TagWriteLock(const std::filesystem::path& libraryFile);
  ~TagWriteLock();
  TagWriteLock(const TagWriteLock&) = delete;
  TagWriteLock& operator=(const TagWriteLock&) = delete;

  /// False where another process holds it.
  [[nodiscard]] bool held() const { return held_; }

 private:
  int descriptor_{-1};
  bool held_{};
};

}  // namespace barline::storage
