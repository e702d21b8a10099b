#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "engine/audio/PcmFormat.h"
#include "engine/export/chunks/ChunkSettings.h"

namespace barline::exporting {

/// What is done to the samples of each chunk of a track.
struct ChunkShape {
  audio::PcmFormat from;
  audio::PcmFormat to;     ///< same rate and channels
  std::int64_t fadeIn{};   ///< frames
  std::int64_t fadeOut{};  ///< frames
  ChunkLevel level{ChunkLevel::AsIs};
  double peak{1.0};      ///< full scale = 1; EachChunk only
  double gain{1.0};      ///< WholeTrack only
  std::int64_t least{};  ///< frames that a chunk is filled up to
  std::int64_t grid{1};  ///< frames, of which a chunk's length becomes a multiple

  /// Whether every sample keeps its value.
  [[nodiscard]] bool keepsSamples() const;
};

/// What became of a chunk.
struct ShapedChunk {
  std::int64_t frames{};
  std::int64_t silence{};  ///< of them, at the end
  double peak{};           ///< largest magnitude, full scale = 1
  double gain{1.0};
};

/// Takes interleaved frames in ChunkShape::to, piece by piece.
using SampleSink = std::function<void(std::span<const std::byte> frames)>;

/// The format that a source's samples are written in.
/// @throws ChunkError where the encoding does not hold what is asked for
[[nodiscard]] audio::PcmFormat writtenFormat(const audio::PcmFormat& source, bool lossless,
                                             const ChunkSettings& settings);

/// Frames of a chunk with the silence at its end.
[[nodiscard]] std::int64_t paddedFrames(std::int64_t frames, const ChunkShape& shape);

/// Shapes the samples of a chunk and hands them on in order. Needs no memory to speak of. Any thread; what
/// `write` throws is passed on.
ShapedChunk shapeChunk(std::span<const std::byte> samples, const ChunkShape& shape, const SampleSink& write);

}  // namespace barline::exporting
