#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/model/WaveformThumbnail.h"
#include "storage/Connection.h"

namespace barline::storage {

/// Names a picture by its content.
using PictureHash = std::array<std::byte, 16>;

/// XXH3-128.
[[nodiscard]] PictureHash pictureHash(std::span<const std::byte> picture);

/// What a row of a list shows of a track besides text.
struct TrackThumbnails {
  std::int64_t track{};
  std::optional<model::WaveformThumbnail> waveform;
  std::int64_t artwork{};  ///< tracks with the same cover have the same; 0 = none
};

/// The small waveforms and covers of a library's tracks.
///
/// Thread-safe; calls take turns, but on a connection of their own. Any call may wait for another process, so
/// none is for the interface's thread. Any call throws StorageError. Unknown tracks are ignored.
class ThumbnailRepository {
 public:
  /// @param file an open library's
  explicit ThumbnailRepository(std::filesystem::path file);

  /// One for each id, in order. About 3 µs each.
  [[nodiscard]] std::vector<TrackThumbnails> of(std::span<const std::int64_t> tracks);
  /// A cover as JPEG; empty where there is no such or its picture could not be read.
  [[nodiscard]] std::vector<std::byte> artwork(std::int64_t artwork);

  void setWaveform(std::int64_t track, const model::WaveformThumbnail& waveform);

  /// Gives a track a cover that the library has already. @return whether it has
  bool shareArtwork(std::int64_t track, const PictureHash& picture);
  /// @param thumbnail JPEG; empty where the picture cannot be read
  void setArtwork(std::int64_t track, const PictureHash& picture, std::span<const std::byte> thumbnail);
  /// The track's file has no picture.
  void setNoArtwork(std::int64_t track);
  /// The track's file has changed: it is to be looked into again.
  void forgetArtwork(std::int64_t track);

  /// Tracks whose files have been read and were not looked into for a picture, in order of id, from those
  /// behind `after` on; at most `count`.
  [[nodiscard]] std::vector<std::int64_t> withoutArtwork(std::int64_t after, std::size_t count);
  /// Id and fingerprint of analysed tracks without a waveform, in the same way.
  [[nodiscard]] std::vector<std::pair<std::int64_t, std::string>> withoutWaveform(std::int64_t after,
                                                                                  std::size_t count);

 private:
  Connection& opened();

  std::filesystem::path file_;
  std::mutex mutex_;
  std::optional<Connection> connection_;
};

}  // namespace barline::storage
