#include "engine/audio/PacketHash.h"

#include <xxhash.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <new>
#include <optional>
#include <span>
#include <string_view>

namespace barline::audio {

namespace {

using Bytes = std::span<const std::uint8_t>;

/// The three headers of Vorbis (identification, comment, set-up) in `extradata`, which holds them either each
/// behind a 16-bit length or in Xiph lacing (Ogg and Matroska; Matroska specification, "Xiph lacing").
std::optional<std::array<Bytes, 3>> vorbisHeaders(Bytes extradata) {
  std::array<Bytes, 3> headers;
  if (extradata.size() >= 6 && extradata[0] == 0 && extradata[1] == 30) {
    for (Bytes& header : headers) {
      if (extradata.size() < 2) return std::nullopt;
      const std::size_t length = static_cast<std::size_t>(extradata[0] << 8 | extradata[1]);
      extradata = extradata.subspan(2);
      if (extradata.size() < length) return std::nullopt;
      header = extradata.first(length);
      extradata = extradata.subspan(length);
    }
    return headers;
  }
  if (extradata.empty() || extradata[0] != 2) return std::nullopt;
  extradata = extradata.subspan(1);
  std::array<std::size_t, 2> lengths{};
  for (std::size_t& length : lengths)
    for (bool more = true; more;) {
      if (extradata.empty()) return std::nullopt;
      length += extradata[0];
      more = extradata[0] == 255;
      extradata = extradata.subspan(1);
    }
  if (extradata.size() < lengths[0] + lengths[1]) return std::nullopt;
  headers = {extradata.first(lengths[0]), extradata.subspan(lengths[0], lengths[1]),
             extradata.subspan(lengths[0] + lengths[1])};
  return headers;
}

}  // namespace

void PacketHash::StateDeleter::operator()(XXH3_state_s* state) const {
  XXH3_freeState(state);
}

PacketHash::PacketHash() : state_(XXH3_createState()) {
  if (!state_) throw std::bad_alloc();
  XXH3_128bits_reset(state_.get());
}

PacketHash::~PacketHash() = default;

void PacketHash::begin(const AVCodecParameters& parameters) {
  XXH3_128bits_reset(state_.get());
  std::array<char, 128> head{};
  const int length =
      std::snprintf(head.data(), head.size(), "barline-1 %s %d %d\n", avcodec_get_name(parameters.codec_id),
                    parameters.sample_rate, parameters.ch_layout.nb_channels);
  XXH3_128bits_update(state_.get(), head.data(), static_cast<std::size_t>(length));
  if (parameters.extradata_size <= 0) return;
  const Bytes extradata(parameters.extradata, static_cast<std::size_t>(parameters.extradata_size));
  const auto headers = parameters.codec_id == AV_CODEC_ID_VORBIS ? vorbisHeaders(extradata)
                                                                 : std::optional<std::array<Bytes, 3>>{};
  if (headers) {
    // The comment header holds the tags.
    XXH3_128bits_update(state_.get(), (*headers)[0].data(), (*headers)[0].size());
    XXH3_128bits_update(state_.get(), (*headers)[2].data(), (*headers)[2].size());
  } else {
    XXH3_128bits_update(state_.get(), extradata.data(), extradata.size());
  }
}

void PacketHash::add(const AVPacket& packet) {
  if (packet.size > 0) XXH3_128bits_update(state_.get(), packet.data, static_cast<std::size_t>(packet.size));
}

std::string PacketHash::digest() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(state_.get());
  std::array<char, 33> text{};
  std::snprintf(text.data(), text.size(), "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return text.data();
}

}  // namespace barline::audio
