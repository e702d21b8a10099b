#include "engine/audio/StreamCodec.h"

#include <new>
#include <string>

#include "engine/audio/MediaError.h"
#include "engine/audio/StreamStart.h"

namespace barline::audio {

CodecPointer openCodec(const MediaFile& media) {
  const AVCodecParameters& parameters = *media.stream().codecpar;
  const AVCodec* codec = avcodec_find_decoder(parameters.codec_id);
  CodecPointer context(avcodec_alloc_context3(codec));
  if (!context) throw std::bad_alloc();
  if (avcodec_parameters_to_context(context.get(), &parameters) < 0)
    throw MediaError(MediaProblem::Damaged, media.path());
  context->thread_count = 1;
  context->pkt_timebase = media.stream().time_base;
  context->flags2 |= AV_CODEC_FLAG2_SKIP_MANUAL;
  // Checksums tell damage from sound: a block that is damaged becomes a gap, not a burst of noise.
  if (isLossless(parameters.codec_id)) context->err_recognition |= AV_EF_CRCCHECK | AV_EF_EXPLODE;
  context->codec_whitelist = av_strdup(media.container().codec_whitelist);
  if (avcodec_open2(context.get(), codec, nullptr) < 0)
    throw MediaError(
        MediaProblem::Unsupported, media.path(),
        "its codec (" + std::string(avcodec_get_name(parameters.codec_id)) + ") cannot be opened");
  return context;
}

}  // namespace barline::audio
