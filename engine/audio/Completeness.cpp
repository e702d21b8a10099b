#include "engine/audio/Completeness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "engine/audio/Structure.h"

namespace barline::audio {

namespace {

/// PCM's length follows from the bytes that the header claims. libavformat reports none where the file is
/// shorter.
std::optional<std::int64_t> framesOfPcm(MediaFile& media) {
  const AVCodecParameters& parameters = *media.stream().codecpar;
  const std::int64_t frameBits =
      std::int64_t{av_get_exact_bits_per_sample(parameters.codec_id)} * parameters.ch_layout.nb_channels;
  const auto bytes = frameBits > 0 ? claimedSampleBytes(media.file()) : std::nullopt;
  if (!bytes) return std::nullopt;
  return *bytes / std::max<std::int64_t>(1, frameBits / 8);
}

}  // namespace

std::optional<std::int64_t> promisedFrames(MediaFile& media, int sampleRate) {
  constexpr std::array kWithClaims = std::to_array<std::string_view>({"wav", "w64", "caf"});
  constexpr std::array kWithoutLength =
      std::to_array<std::string_view>({"ogg", "mpegts", "mpeg", "aac", "loas", "avi"});
  const std::string& name = media.containerName();
  const AVFormatContext& container = media.container();
  const AVStream& stream = media.stream();
  if (media.isIn(kWithClaims)) return framesOfPcm(media);
  if (name == "asf") {
    const auto seconds = claimedAsfSeconds(media.file());
    return seconds ? std::optional(std::llround(*seconds * sampleRate)) : std::nullopt;
  }
  if (media.isIn(kWithoutLength) || container.duration_estimation_method == AVFMT_DURATION_FROM_BITRATE)
    return std::nullopt;
  if (stream.duration > 0 && stream.duration != AV_NOPTS_VALUE)
    return av_rescale_q(stream.duration, stream.time_base, {1, sampleRate});
  // The container's own length is that of its longest stream.
  if (container.nb_streams == 1 && container.duration > 0)
    return av_rescale_q(container.duration, {1, AV_TIME_BASE}, {1, sampleRate});
  return std::nullopt;
}

}  // namespace barline::audio
