#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/audio/Decoding.h"
#include "engine/tags/writing/FileDigest.h"
#include "engine/tags/writing/FileStamp.h"
#include "engine/tags/writing/TagPlan.h"

namespace barline::tags {

/// A file's new version, complete and proven, beside the file whose place it is to take. Taken away again
/// unless it was put there. Between making it and put() there is time to note in a journal what is about to
/// happen.
class ReadyCopy {
 public:
  ~ReadyCopy();
  ReadyCopy(ReadyCopy&& other) noexcept;
  ReadyCopy& operator=(ReadyCopy&&) = delete;

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] const std::filesystem::path& copy() const { return copy_; }
  [[nodiscard]] const FileDigest& former() const { return former_; }
  [[nodiscard]] const FileDigest& coming() const { return coming_; }
  /// When the file was last modified, nanoseconds since 1970.
  [[nodiscard]] std::int64_t formerModified() const { return stamp_.modifiedNanoseconds; }
  /// makeDelta() of the coming file to the former: with it the former can be had back byte for byte.
  [[nodiscard]] const std::vector<std::byte>& wayBack() const { return wayBack_; }

  /// Puts the copy in the file's place in one step. @param modified the time that the file is to bear; absent
  /// = now
  /// @throws TagError where the file has changed since, or cannot be replaced; then it is as it was
  void put(std::optional<std::int64_t> modified);

 private:
  friend std::optional<ReadyCopy> prepareTags(const TagPlan&, const std::filesystem::path&, audio::Decoding&,
                                              const std::function<bool()>&);
  friend ReadyCopy prepareFormer(const std::filesystem::path&, const FileDigest&, const FileDigest&,
                                 std::span<const std::byte>, const std::filesystem::path&);

  ReadyCopy(std::filesystem::path file, std::filesystem::path copy, FileStamp stamp);

  std::filesystem::path file_;
  std::filesystem::path copy_;  ///< empty once it was put in place
  FileStamp stamp_;
  FileDigest former_;
  FileDigest coming_;
  std::vector<std::byte> wayBack_;
};

/// Makes a copy of a plan's file with the planned tags, and proves of it that
/// - the audio is the same: packets, and every decoded sample (AudioProof);
/// - the planned fields read back as planned;
/// - nothing else in the tags was lost or changed.
///
/// @param copy a name from temporaryNameFor(), so that the caller can note it before the file is there
/// @param cancelled asked now and then; true ends without a result and leaves nothing
/// @return nothing only where it was cancelled
/// @throws TagError where the file cannot be copied, no longer holds what the plan says, or the proof fails
/// @throws audio::MediaError where it cannot be decoded. The file is as it was, and nothing is left beside
/// it.
[[nodiscard]] std::optional<ReadyCopy> prepareTags(const TagPlan& plan, const std::filesystem::path& copy,
                                                   audio::Decoding& decoding,
                                                   const std::function<bool()>& cancelled = {});

/// Makes a copy that is the file as it was before its tags were written, byte for byte.
/// @param coming  what the file was before
/// @param present what the file is now
/// @param wayBack of the ReadyCopy that was put there
/// @throws TagError where the file has been changed since
[[nodiscard]] ReadyCopy prepareFormer(const std::filesystem::path& file, const FileDigest& coming,
                                      const FileDigest& present, std::span<const std::byte> wayBack,
                                      const std::filesystem::path& copy);

/// The file itself where the path leads to it by symbolic links: those are to stay. @throws TagError
[[nodiscard]] std::filesystem::path realFile(const std::filesystem::path& file);

}  // namespace barline::tags
