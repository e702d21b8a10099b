#include "engine/audio/PacketLength.h"

extern "C" {
#include <libavcodec/vorbis_parser.h>
}

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

namespace barline::audio {

namespace {

using Bytes = std::span<const std::uint8_t>;

/// Codecs whose packets all decode to the same number of frames, the last perhaps excepted.
constexpr std::array kConstant = {AV_CODEC_ID_MP2,  AV_CODEC_ID_MP3,    AV_CODEC_ID_AAC,   AV_CODEC_ID_AC3,
                                  AV_CODEC_ID_ALAC, AV_CODEC_ID_AMR_NB, AV_CODEC_ID_AMR_WB};

bool isConstant(AVCodecID codec) {
  return std::ranges::find(kConstant, codec) != kConstant.end();
}

/// RFC 6716 §3.1: the first byte has the length of a frame and how many frames there are. At 48 kHz.
int opusFrames(Bytes packet) {
  constexpr std::array kSilk = {480, 960, 1920, 2880};
  constexpr std::array kHybrid = {480, 960};
  constexpr std::array kCelt = {120, 240, 480, 960};
  if (packet.empty()) return 0;
  const unsigned config = packet[0] >> 3;
  const int length = config < 12   ? kSilk[config & 3U]
                     : config < 16 ? kHybrid[config & 1U]
                                   : kCelt[config & 3U];
  switch (packet[0] & 3U) {
    case 0:
      return length;
    case 1:
    case 2:
      return 2 * length;
    default:
      return packet.size() < 2 ? 0 : length * (packet[1] & 0x3F);
  }
}

/// RFC 9639 §9.1: the block size is a code in the third byte, or stands behind the coded number.
int flacFrames(Bytes packet) {
  if (packet.size() < 6 || packet[0] != 0xFF || (packet[1] & 0xFC) != 0xF8) return 0;
  const unsigned code = packet[2] >> 4;
  if (code == 1) return 192;
  if (code >= 2 && code <= 5) return 576 << (code - 2);
  if (code >= 8) return 256 << (code - 8);
  if (code == 0) return 0;
  const int leadingOnes = std::countl_one(packet[4]);
  const std::size_t at = 4 + static_cast<std::size_t>(std::max(1, leadingOnes));
  if (at + 1 >= packet.size()) return 0;
  return code == 6 ? packet[at] + 1 : (packet[at] << 8 | packet[at + 1]) + 1;
}

}  // namespace

void PacketLength::VorbisDeleter::operator()(AVVorbisParseContext* context) const {
  av_vorbis_parse_free(&context);
}

PacketLength::PacketLength(const AVCodecParameters& parameters) : codec_(parameters.codec_id) {
  bytesPerFrame_ = av_get_exact_bits_per_sample(codec_) / 8 * parameters.ch_layout.nb_channels;
  if (codec_ == AV_CODEC_ID_VORBIS)
    vorbis_.reset(av_vorbis_parse_init(parameters.extradata, parameters.extradata_size));
}

void PacketLength::learn(int frames) {
  if (isConstant(codec_)) constant_ = frames;
}

bool PacketLength::known() const {
  if (!trusted_) return false;
  return constant_ > 0 || bytesPerFrame_ > 0 || vorbis_ || codec_ == AV_CODEC_ID_OPUS ||
         codec_ == AV_CODEC_ID_FLAC;
}

int PacketLength::next(const AVPacket& packet) {
  const Bytes bytes(packet.data, static_cast<std::size_t>(std::max(0, packet.size)));
  if (constant_ > 0) return constant_;
  if (bytesPerFrame_ > 0) return packet.size / bytesPerFrame_;
  if (vorbis_) return std::max(0, av_vorbis_parse_frame(vorbis_.get(), packet.data, packet.size));
  if (codec_ == AV_CODEC_ID_OPUS) return opusFrames(bytes);
  if (codec_ == AV_CODEC_ID_FLAC) return flacFrames(bytes);
  return 0;
}

}  // namespace barline::audio
