#pragma once

#include <cstdint>
#include <optional>

#include "engine/audio/MediaFile.h"

namespace barline::audio {

/// Decoded frames at the start of a stream that the encoder put there before the first frame of the track
/// (encoder delay, "priming"), judged from the first decoded frame, which carries what the container or the
/// codec says.
///
/// Where nothing says anything, as in ADTS, MPEG-TS or FLV, AAC loses the frames of its first packet: each
/// packet overlaps half with the one before it (ISO/IEC 14496-3 §4.6.11), so the first cannot hold any sound
/// of the track. MP3 without a Xing or LAME header keeps all it decodes to, as every player does.
[[nodiscard]] std::int64_t encoderDelay(const MediaFile& media, const AVFrame& first);

/// Where an encoder filled up its last packets, in frames of the track.
struct Padding {
  std::int64_t begin{};
  std::int64_t end{};
  /// Whether it is padding wherever it stands. Otherwise only at the end of the last packet: the length that
  /// it follows from is a container's word, which may be wrong in the middle of a file.
  bool certain{};
};

/// The padding that the container states: in MP3's LAME header, in iTunes's "iTunSMPB" tag (delay, padding
/// and length, each a hexadecimal number), or by the length of an MPEG-4 track with a lossy codec.
/// @param delay the encoder delay  @param promisedEnd where the container says that the track ends
[[nodiscard]] std::optional<Padding> encoderPadding(MediaFile& media, std::int64_t delay,
                                                    std::optional<std::int64_t> promisedEnd);

/// Whether a codec gives back exactly what was encoded (PCM included), so that its packets need no run-up.
[[nodiscard]] bool isLossless(AVCodecID codec);

/// Frames to skip in front and to discard at the back that libav attached to a packet or to what it decoded
/// to.
struct Skip {
  std::int64_t front{};
  std::int64_t back{};
};
[[nodiscard]] Skip skipOf(const AVFrame& frame);
[[nodiscard]] Skip skipOf(const AVPacket& packet);

}  // namespace barline::audio
