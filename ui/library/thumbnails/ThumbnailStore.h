#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/model/WaveformThumbnail.h"

namespace barline::ui {

struct TrackThumbnails {
  std::int64_t track{};
  std::optional<model::WaveformThumbnail> waveform;
  std::int64_t artwork{};  ///< tracks with the same cover have the same; 0 = none
};

/// The small pictures of the library's tracks, as the window needs them. Thread-safe. Every call may block,
/// so none is made on the interface's thread, and may throw: what() is one sentence for the person.
class ThumbnailStore {
 public:
  virtual ~ThumbnailStore() = default;

  /// One for each track, in order.
  [[nodiscard]] virtual std::vector<TrackThumbnails> thumbnails(std::span<const std::int64_t> tracks) = 0;
  /// See decodeArtworkThumbnail(). Empty where the cover cannot be shown.
  [[nodiscard]] virtual std::vector<std::byte> artwork(std::int64_t artwork) = 0;

  /// Makes the pictures that tracks lack because an earlier version, or the command line, brought them in.
  /// May take long; other calls go on meanwhile. @return the tracks that have more now
  virtual std::vector<std::int64_t> completeThumbnails(const std::function<bool()>& cancelled) = 0;
};

}  // namespace barline::ui
