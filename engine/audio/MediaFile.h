#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "engine/audio/Libav.h"
#include "engine/audio/LocalFile.h"

namespace barline::audio {

/// A media file's container, opened within bounds, and the packets of its best audio stream.
class MediaFile {
 public:
  /// Told the size of each packet that is read, in bytes.
  using Progress = std::function<void(std::size_t bytes)>;

  /// @throws MediaError
  explicit MediaFile(LocalFile file);

  void setProgress(Progress progress) { progress_ = std::move(progress); }

  [[nodiscard]] const std::filesystem::path& path() const { return file_.path(); }
  [[nodiscard]] LocalFile& file() { return file_; }
  [[nodiscard]] AVFormatContext& container() const { return *context_; }
  [[nodiscard]] AVStream& stream() const { return *context_->streams[streamIndex_]; }
  /// Short name of the container: the first of libav's names for it.
  [[nodiscard]] const std::string& containerName() const { return containerName_; }
  /// Whether the container is one of these, by their short names.
  [[nodiscard]] bool isIn(std::span<const std::string_view> containers) const;
  /// Value of a tag of the container or of the audio stream; empty where there is none.
  [[nodiscard]] std::string tag(const char* key) const;

  /// The next packet of the audio stream; false at the end. @throws MediaError Unreadable
  bool read(AVPacket& packet);
  /// The packet that read() will give next; null at the end. @throws MediaError Unreadable
  [[nodiscard]] const AVPacket* peek();

  /// Starts again at the first packet, as if newly opened. @throws MediaError
  void restart();
  /// Makes the next packet one that starts at or before `timestamp` (stream time base). @return whether it
  /// worked
  bool seekToTimestamp(std::int64_t timestamp);
  /// Makes the packet that starts at byte `position` the next one. @return whether it worked
  bool seekToByte(std::int64_t position);

 private:
  void open();
  bool readUnbuffered(AVPacket& packet);

  LocalFile file_;
  const AVInputFormat* format_;
  std::string containerName_;
  IoPointer io_;  // outlives context_, which reads through it
  FormatPointer context_;
  unsigned streamIndex_ = 0;
  PacketPointer ahead_ = makePacket();
  bool hasAhead_ = false;
  Progress progress_;
};

}  // namespace barline::audio
