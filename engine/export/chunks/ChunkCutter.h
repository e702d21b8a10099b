#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "engine/export/chunks/ChunkSource.h"

namespace barline::exporting {

/// Frames [begin, end) that are to be cut out. An absent end is the track's.
struct CutFrames {
  std::int64_t begin{};
  std::optional<std::int64_t> end;
};

/// What was cut out.
struct CutSamples {
  std::int64_t firstFrame{};
  std::vector<std::byte> samples;  ///< interleaved frames in the source's format
};

/// Cuts a source into stretches as it is decoded. A cut that two stretches share falls on one frame, so that
/// they still touch.
class ChunkCutter {
 public:
  /// @param cuts ascending, not overlapping @param reach frames by which each cut may be moved to a zero
  /// crossing, but no further than a quarter of the stretches beside it; 0 = exact
  ChunkCutter(ChunkSource& source, std::vector<CutFrames> cuts, std::int64_t reach);

  /// The next stretch; nothing after the last. What lies beyond the end of the audio is shorter or empty.
  /// @param decoded called after each block with the frames decoded so far @throws audio::MediaError, and
  /// what `decoded` does
  [[nodiscard]] std::optional<CutSamples> next(const std::function<void(std::int64_t frames)>& decoded);

 private:
  void fill(std::int64_t end, const std::function<void(std::int64_t)>& decoded);
  void reserve(std::int64_t frames);
  void dropBefore(std::int64_t frame);
  [[nodiscard]] std::vector<std::byte> take(std::int64_t begin, std::int64_t end);
  /// Frames on both sides of a cut that finding it needs.
  [[nodiscard]] std::int64_t margin() const { return reach_ > 0 ? reach_ + 1 : 0; }
  [[nodiscard]] std::int64_t held() const;
  [[nodiscard]] std::int64_t reachAt(std::int64_t frame) const;
  [[nodiscard]] std::int64_t nearestCrossing(std::int64_t frame) const;

  ChunkSource& source_;
  const std::vector<CutFrames> cuts_;
  const std::int64_t reach_;
  std::size_t next_{};
  std::vector<std::byte> samples_;
  std::int64_t first_{};  ///< frame at which samples_ begin
  bool ended_{};
};

}  // namespace barline::exporting
