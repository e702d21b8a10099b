#include "engine/audio/MediaFile.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/audio/MediaError.h"
#include "engine/audio/Recognition.h"
#include "engine/audio/Text.h"

namespace barline::audio {

namespace {

constexpr const char* kProbeBytes = "5000000";           // libav's own default, fixed here
constexpr const char* kAnalyseMicroseconds = "5000000";  // 5 s of stream time
constexpr const char* kMostStreams = "64";

/// Options for opening a container, released with their owner.
class Options {
 public:
  Options() = default;
  ~Options() { av_dict_free(&dictionary_); }
  Options(const Options&) = delete;
  Options& operator=(const Options&) = delete;
  void set(const char* key, const char* value) { av_dict_set(&dictionary_, key, value, 0); }
  [[nodiscard]] AVDictionary** get() { return &dictionary_; }

 private:
  AVDictionary* dictionary_ = nullptr;
};

/// Refuses whatever a demuxer wants to open besides the file itself.
int refuseToOpen(AVFormatContext* /*context*/, AVIOContext** io, const char* /*url*/, int /*flags*/,
                 AVDictionary** /*options*/) {
  *io = nullptr;
  return AVERROR(EACCES);
}

std::string codecName(AVCodecID id) {
  return avcodec_get_name(id);
}

}  // namespace

MediaFile::MediaFile(LocalFile file)
    : file_((prepareLibav(), std::move(file))), format_(&recognise(file_)), containerName_(format_->name) {
  containerName_.erase(std::min(containerName_.find(','), containerName_.size()));
  open();
}

void MediaFile::open() {
  hasAhead_ = false;
  context_.reset();
  io_ = file_.makeIo();

  AVFormatContext* context = avformat_alloc_context();
  if (context == nullptr) throw std::bad_alloc();
  context->pb = io_.get();
  context->flags |= AVFMT_FLAG_CUSTOM_IO;
  context->io_open = &refuseToOpen;
  Options options;
  options.set("protocol_whitelist", "file");
  options.set("format_whitelist", format_->name);
  options.set("codec_whitelist", allowedDecoders());
  options.set("probesize", kProbeBytes);
  options.set("analyzeduration", kAnalyseMicroseconds);
  options.set("max_streams", kMostStreams);
  // On failure libav frees the context itself.
  const int opened = avformat_open_input(&context, "", format_, options.get());
  context_.reset(context);
  if (file_.readError() != 0)
    throw MediaError(MediaProblem::Unreadable, path(), libavErrorText(AVERROR(file_.readError())));
  if (opened == AVERROR(ENOMEM)) throw MediaError(MediaProblem::Stopped, path(), kNeedsTooMuchMemory);
  if (opened < 0) {
    const bool indexed = containerName_ == "mov";
    throw MediaError(
        MediaProblem::Damaged, path(),
        indexed ? "the index of its sound cannot be read, perhaps because its end is missing" : "");
  }
  const int found = avformat_find_stream_info(context, nullptr);
  if (found == AVERROR(ENOMEM)) throw MediaError(MediaProblem::Stopped, path(), kNeedsTooMuchMemory);
  if (found < 0) throw MediaError(MediaProblem::Damaged, path());

  const int best = av_find_best_stream(context, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
  if (best < 0) throw MediaError(MediaProblem::Empty, path());
  streamIndex_ = static_cast<unsigned>(best);
  for (unsigned i = 0; i < context->nb_streams; ++i)
    context->streams[i]->discard = i == streamIndex_ ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
  const AVCodecParameters& parameters = *stream().codecpar;
  if (avcodec_find_decoder(parameters.codec_id) == nullptr)
    throw MediaError(MediaProblem::Unsupported, path(),
                     "its codec (" + codecName(parameters.codec_id) + ") is not supported");
}

bool MediaFile::isIn(std::span<const std::string_view> containers) const {
  return std::ranges::find(containers, containerName_) != containers.end();
}

std::string MediaFile::tag(const char* key) const {
  for (const AVDictionary* dictionary : {context_->metadata, stream().metadata}) {
    const AVDictionaryEntry* entry = av_dict_get(dictionary, key, nullptr, 0);
    if (entry == nullptr) continue;
    std::string text = oneLine(entry->value);
    if (!text.empty()) return text;
  }
  return {};
}

bool MediaFile::read(AVPacket& packet) {
  if (std::exchange(hasAhead_, false)) {
    av_packet_unref(&packet);
    av_packet_move_ref(&packet, ahead_.get());
    return true;
  }
  return readUnbuffered(packet);
}

const AVPacket* MediaFile::peek() {
  if (!hasAhead_) hasAhead_ = readUnbuffered(*ahead_);
  return hasAhead_ ? ahead_.get() : nullptr;
}

bool MediaFile::readUnbuffered(AVPacket& packet) {
  // A demuxer that meets damage may report it and go on behind it.
  constexpr int kMostErrors = 64;
  for (int errors = 0; errors < kMostErrors;) {
    av_packet_unref(&packet);
    const int result = av_read_frame(context_.get(), &packet);
    if (result >= 0) {
      if (progress_) progress_(static_cast<std::size_t>(std::max(0, packet.size)));
      if (packet.stream_index == static_cast<int>(streamIndex_) && packet.size > 0) return true;
      continue;
    }
    if (file_.readError() != 0)
      throw MediaError(MediaProblem::Unreadable, path(), libavErrorText(AVERROR(file_.readError())));
    if (result == AVERROR_EOF) break;
    ++errors;
  }
  av_packet_unref(&packet);
  return false;
}

void MediaFile::restart() {
  open();
}

bool MediaFile::seekToTimestamp(std::int64_t timestamp) {
  hasAhead_ = false;
  return av_seek_frame(context_.get(), static_cast<int>(streamIndex_), timestamp, AVSEEK_FLAG_BACKWARD) >= 0;
}

bool MediaFile::seekToByte(std::int64_t position) {
  hasAhead_ = false;
  return av_seek_frame(context_.get(), static_cast<int>(streamIndex_), position, AVSEEK_FLAG_BYTE) >= 0;
}

}  // namespace barline::audio
