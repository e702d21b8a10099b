#pragma once

#include "engine/audio/MediaFile.h"

namespace barline::audio {

/// Whether timestamps name the very frame at which each packet starts, also after a seek. So they do where
/// the demuxer computes them from the samples itself. Matroska, ASF, AVI and MPEG round them; Ogg's and
/// MPEG-4's were written by an encoder that may have been off by some hundred frames now and then; those of
/// raw streams are estimates after a seek.
/// @param frames that a packet decodes to if all of the stream do, else 0
[[nodiscard]] bool hasExactTimestamps(const MediaFile& media, int sampleRate, int frames);

/// Whether a packet can be found again by its byte position alone.
[[nodiscard]] bool isRawStream(const MediaFile& media);

/// Whether timestamps that are not exact are still good enough to show that packets are missing. Not so in
/// raw streams, which have none, in MPEG-4, whose edit lists have gaps on purpose, in AVI, which numbers
/// packets, and with FLAC in Ogg, whose packets libavformat cannot count.
[[nodiscard]] bool showsGaps(const MediaFile& media);

/// Frames to decode before those that are wanted after a seek, so that they come out as in one go. Lossy
/// decoders carry state from packet to packet: overlap, the bit reservoir of MP3 and WMA (up to 511 bytes,
/// dozens of small packets), Opus's prediction (RFC 7845 §4.6 asks for 80 ms). A second covers all of them.
[[nodiscard]] std::int64_t preroll(const MediaFile& media, int sampleRate);

}  // namespace barline::audio
