#include "engine/audio/StreamStart.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>
#include <string>
#include <string_view>

#include "engine/audio/Recognition.h"

namespace barline::audio {

namespace {

std::uint32_t littleEndian32(const std::uint8_t* bytes) {
  return static_cast<std::uint32_t>(bytes[0]) | static_cast<std::uint32_t>(bytes[1]) << 8 |
         static_cast<std::uint32_t>(bytes[2]) << 16 | static_cast<std::uint32_t>(bytes[3]) << 24;
}

Skip readSkip(const std::uint8_t* data, std::size_t size) {
  if (size < 8) return {};
  return {littleEndian32(data), littleEndian32(data + 4)};
}

bool isAac(AVCodecID id) {
  return id == AV_CODEC_ID_AAC || id == AV_CODEC_ID_AAC_LATM;
}

bool isWindowsMedia(AVCodecID id) {
  return id == AV_CODEC_ID_WMAV1 || id == AV_CODEC_ID_WMAV2;
}

/// The frames at the end that LAME's header calls padding. Decoding MP3 itself delays by 529 frames, which
/// `delay` includes and the header's numbers don't (gabriel.mp3-tech.org, "MP3 Info Tag revision 1").
std::optional<Padding> lamePadding(LocalFile& file, std::int64_t delay,
                                   std::optional<std::int64_t> promisedEnd) {
  constexpr std::int64_t kDecoderDelay = 529;
  constexpr std::array<std::size_t, 4> kFieldBytes = {4, 4, 100, 4};  // frames, bytes, seek table, quality
  constexpr std::size_t kDelaysOffset = 21;                           // from the encoder's name
  std::array<unsigned char, 4096> bytes{};
  const std::size_t count = file.readAt(contentOffset(file), bytes);
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), count);
  const std::size_t mark = std::min(text.find("Xing"), text.find("Info"));
  if (!promisedEnd || mark == std::string_view::npos || mark + 8 > count) return std::nullopt;
  std::size_t at = mark + 8;
  for (std::size_t field = 0; field < kFieldBytes.size(); ++field)
    if ((bytes[mark + 7] & (1U << field)) != 0) at += kFieldBytes[field];
  if (at + kDelaysOffset + 3 > count) return std::nullopt;
  const std::string_view encoder = text.substr(at, 4);
  if (encoder != "LAME" && encoder != "Lavf" && encoder != "Lavc") return std::nullopt;
  const std::int64_t padding = (bytes[at + kDelaysOffset + 1] & 0x0F) << 8 | bytes[at + kDelaysOffset + 2];
  // What is promised counts from the end of the delay to the end of the last packet.
  const std::int64_t begin = *promisedEnd + kDecoderDelay - padding;
  // More of it than there is of the track is no more than a damaged header's word.
  if (delay < kDecoderDelay || padding <= kDecoderDelay || begin <= 0) return std::nullopt;
  return Padding{begin, *promisedEnd, true};
}

std::optional<Padding> iTunesPadding(const MediaFile& media) {
  const std::string text = media.tag("iTunSMPB");
  unsigned delay = 0;
  unsigned padding = 0;
  unsigned long long length = 0;
  if (std::sscanf(text.c_str(), "%*x %x %x %llx", &delay, &padding, &length) != 3) return std::nullopt;
  constexpr unsigned kMostPadding = 16384;
  constexpr unsigned long long kMostLength = 1ULL << 40;
  if (delay > kMostPadding || padding > kMostPadding || length == 0 || length > kMostLength)
    return std::nullopt;
  const auto begin = static_cast<std::int64_t>(length);
  return Padding{begin, begin + padding, true};
}

}  // namespace

bool isLossless(AVCodecID codec) {
  const AVCodecDescriptor* descriptor = avcodec_descriptor_get(codec);
  return descriptor != nullptr && (descriptor->props & AV_CODEC_PROP_LOSSLESS) != 0;
}

Skip skipOf(const AVFrame& frame) {
  const AVFrameSideData* data = av_frame_get_side_data(&frame, AV_FRAME_DATA_SKIP_SAMPLES);
  return data == nullptr ? Skip{} : readSkip(data->data, data->size);
}

Skip skipOf(const AVPacket& packet) {
  std::size_t size = 0;
  const std::uint8_t* data = av_packet_get_side_data(&packet, AV_PKT_DATA_SKIP_SAMPLES, &size);
  return data == nullptr ? Skip{} : readSkip(data, size);
}

std::int64_t encoderDelay(const MediaFile& media, const AVFrame& first) {
  const AVCodecParameters& parameters = *media.stream().codecpar;
  const std::int64_t frames = first.nb_samples;
  std::int64_t delay = skipOf(first).front;
  if ((first.flags & AV_FRAME_FLAG_DISCARD) != 0) delay = std::max(delay, frames);
  if (isWindowsMedia(parameters.codec_id) && media.tag("encoder").starts_with("Lavf")) {
    // libav's decoder assumes the delay of Microsoft's encoder, two frames; libav's encoder has one.
    return delay / 2;
  }
  if (delay == 0 && isAac(parameters.codec_id)) delay = frames;
  return delay;
}

std::optional<Padding> encoderPadding(MediaFile& media, std::int64_t delay,
                                      std::optional<std::int64_t> promisedEnd) {
  const AVCodecID codec = media.stream().codecpar->codec_id;
  if (media.containerName() == "mp3") return lamePadding(media.file(), delay, promisedEnd);
  if (media.containerName() != "mov" || isLossless(codec)) return std::nullopt;
  if (isAac(codec))
    if (const auto padding = iTunesPadding(media)) return padding;
  if (!promisedEnd) return std::nullopt;
  return Padding{*promisedEnd, std::numeric_limits<std::int64_t>::max(), false};
}

}  // namespace barline::audio
