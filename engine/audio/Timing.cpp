#include "engine/audio/Timing.h"

#include <array>
#include <string_view>

#include "engine/audio/StreamStart.h"

namespace barline::audio {

namespace {

/// Whether the index of an MPEG-4 track has its packets exactly as far apart as they are long.
bool hasRegularIndex(AVStream& stream, int sampleRate, int packetFrames) {
  const AVCodecParameters& parameters = *stream.codecpar;
  const int bytesPerFrame =
      av_get_exact_bits_per_sample(parameters.codec_id) / 8 * parameters.ch_layout.nb_channels;
  if (packetFrames <= 0 && bytesPerFrame <= 0) return false;
  const int count = avformat_index_get_entries_count(&stream);
  if (count == 0) return false;
  const AVIndexEntry* entry = avformat_index_get_entry(&stream, 0);
  for (int i = 1; i < count; ++i) {
    const std::int64_t length = bytesPerFrame > 0 ? entry->size / bytesPerFrame : packetFrames;
    const AVIndexEntry* next = avformat_index_get_entry(&stream, i);
    if (av_rescale_q(next->timestamp - entry->timestamp, stream.time_base, {1, sampleRate}) != length)
      return false;
    entry = next;
  }
  return true;
}

}  // namespace

bool hasExactTimestamps(const MediaFile& media, int sampleRate, int frames) {
  constexpr std::array kContainers = std::to_array<std::string_view>({"flac", "ape", "wv", "tta"});
  constexpr std::array kPcmContainers = std::to_array<std::string_view>({"wav", "w64", "aiff", "au", "caf"});
  AVStream& stream = media.stream();
  const AVRational base = stream.time_base;
  if (base.num != 1 || base.den <= 0 || (base.den % sampleRate != 0 && sampleRate % base.den != 0))
    return false;
  if (media.containerName() == "mov") return hasRegularIndex(stream, sampleRate, frames);
  if (media.isIn(kPcmContainers)) return av_get_exact_bits_per_sample(stream.codecpar->codec_id) > 0;
  return media.isIn(kContainers);
}

bool isRawStream(const MediaFile& media) {
  constexpr std::array kContainers = std::to_array<std::string_view>({"mp3", "aac"});
  return media.isIn(kContainers);
}

bool showsGaps(const MediaFile& media) {
  constexpr std::array kContainers = std::to_array<std::string_view>({"matroska", "flv", "mpeg", "mpegts"});
  const AVCodecID codec = media.stream().codecpar->codec_id;
  if (media.containerName() == "ogg") return codec == AV_CODEC_ID_VORBIS || codec == AV_CODEC_ID_OPUS;
  return media.isIn(kContainers);
}

std::int64_t preroll(const MediaFile& media, int sampleRate) {
  return isLossless(media.stream().codecpar->codec_id) ? 0 : sampleRate;
}

}  // namespace barline::audio
