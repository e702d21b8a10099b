#include "engine/audio/Encoder.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <limits>
#include <new>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/audio/Libav.h"

namespace barline::audio {
namespace {

static_assert(std::endian::native == std::endian::little, "WAV's samples are copied from memory as they are");

AVCodecID codecFor(AudioContainer container, const PcmFormat& format) {
  if (container == AudioContainer::Flac) return AV_CODEC_ID_FLAC;
  switch (format.type) {
    case SampleType::UInt8:
      return AV_CODEC_ID_PCM_U8;
    case SampleType::Int16:
      return AV_CODEC_ID_PCM_S16LE;
    case SampleType::Int32:
      return format.bits <= 24 ? AV_CODEC_ID_PCM_S24LE : AV_CODEC_ID_PCM_S32LE;
    case SampleType::Float32:
      return AV_CODEC_ID_PCM_F32LE;
    case SampleType::Float64:
      return AV_CODEC_ID_PCM_F64LE;
  }
  return AV_CODEC_ID_NONE;
}

AVSampleFormat sampleFormatOf(SampleType type) {
  switch (type) {
    case SampleType::UInt8:
      return AV_SAMPLE_FMT_U8;
    case SampleType::Int16:
      return AV_SAMPLE_FMT_S16;
    case SampleType::Int32:
      return AV_SAMPLE_FMT_S32;
    case SampleType::Float32:
      return AV_SAMPLE_FMT_FLT;
    case SampleType::Float64:
      return AV_SAMPLE_FMT_DBL;
  }
  return AV_SAMPLE_FMT_NONE;
}

/// A file that libav writes through.
class OutputFile {
 public:
  explicit OutputFile(const std::filesystem::path& target)
      : descriptor_(::open(target.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category());
  }
  ~OutputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  [[nodiscard]] IoPointer makeIo() {
    constexpr int kBufferBytes = 1 << 17;
    auto* const buffer = static_cast<unsigned char*>(av_malloc(kBufferBytes));
    if (buffer == nullptr) throw std::bad_alloc();
    IoPointer io(avio_alloc_context(buffer, kBufferBytes, 1, this, nullptr, &writeCallback, &seekCallback));
    if (!io) {
      av_free(buffer);
      throw std::bad_alloc();
    }
    return io;
  }

  /// @throws std::system_error for the first write that failed
  void check() const {
    if (problem_ != 0) throw std::system_error(problem_, std::generic_category());
  }

  std::uintmax_t close() {
    const off_t size = ::lseek(descriptor_, 0, SEEK_END);
    // So that syncing the whole set later finds most of it written. Not every file system can: no error.
    static_cast<void>(::sync_file_range(descriptor_, 0, 0, SYNC_FILE_RANGE_WRITE));
    // Network file systems tell only here that there was no space.
    if (::close(std::exchange(descriptor_, -1)) != 0 && problem_ == 0) problem_ = errno;
    check();
    return static_cast<std::uintmax_t>(size);
  }

 private:
  static int writeCallback(void* self, std::uint8_t* bytes, int size) {
    auto& file = *static_cast<OutputFile*>(self);
    int written = 0;
    while (written < size) {
      const ssize_t part =
          ::write(file.descriptor_, bytes + written, static_cast<std::size_t>(size - written));
      if (part < 0 && errno == EINTR) continue;
      if (part < 0) {
        if (file.problem_ == 0) file.problem_ = errno;
        return AVERROR(errno);
      }
      written += static_cast<int>(part);
    }
    return written;
  }

  static std::int64_t seekCallback(void* self, std::int64_t offset, int whence) {
    const auto& file = *static_cast<OutputFile*>(self);
    if ((whence & AVSEEK_SIZE) != 0) return -1;
    const off_t at = ::lseek(file.descriptor_, offset, whence & ~AVSEEK_FORCE);
    return at < 0 ? AVERROR(errno) : at;
  }

  int descriptor_;
  int problem_{};  ///< errno of the first write that failed
};

struct MuxerCloser {
  void operator()(AVFormatContext* context) const { avformat_free_context(context); }
};
using MuxerPointer = std::unique_ptr<AVFormatContext, MuxerCloser>;

void setLayout(AVChannelLayout& layout, const PcmFormat& format) {
  const bool native = format.channelMask != 0 && std::popcount(format.channelMask) == format.channels;
  if (!native || av_channel_layout_from_mask(&layout, format.channelMask) < 0)
    av_channel_layout_default(&layout, format.channels);
}

}  // namespace

bool holds(AudioContainer container, const PcmFormat& format) {
  if (container == AudioContainer::Wav) return true;
  return format.type == SampleType::Int16 || (format.type == SampleType::Int32 && format.bits <= 24);
}

class Encoder::Implementation {
 public:
  Implementation(const std::filesystem::path& target, AudioContainer container, const PcmFormat& format,
                 std::uint64_t mostWavBytes)
      : format_(format),
        file_(target),
        io_(file_.makeIo()),
        codec_(openCodec(container, format)),
        room_(container == AudioContainer::Wav ? mostWavBytes / storedFrameBytes(*codec_) : kNoLimit) {
    AVFormatContext* context = nullptr;
    const char* const name = container == AudioContainer::Wav ? "wav" : "flac";
    if (avformat_alloc_output_context2(&context, nullptr, name, nullptr) < 0) throw std::bad_alloc();
    muxer_.reset(context);
    muxer_->pb = io_.get();
    muxer_->flags |= AVFMT_FLAG_BITEXACT | AVFMT_FLAG_CUSTOM_IO;
    muxer_->metadata_header_padding = 0;
    AVStream* const stream = avformat_new_stream(muxer_.get(), nullptr);
    if (stream == nullptr || avcodec_parameters_from_context(stream->codecpar, codec_.get()) < 0)
      throw std::bad_alloc();
    stream->time_base = {1, format.sampleRate};
    check(avformat_write_header(muxer_.get(), nullptr));
  }

  void write(std::span<const std::byte> frames) {
    const std::uint64_t count = frames.size() / format_.frameBytes();
    if (count > room_) throw std::system_error(EFBIG, std::generic_category());
    room_ -= count;
    // FLAC's blocks are all of one length but the last; PCM goes as it comes, in pieces that stay in cache.
    constexpr std::size_t kPcmFrames = 16384;
    const auto block = codec_->frame_size > 0 ? static_cast<std::size_t>(codec_->frame_size) : kPcmFrames;
    const std::size_t blockBytes = block * format_.frameBytes();
    if (!rest_.empty()) {
      const std::size_t missing = std::min(blockBytes - rest_.size(), frames.size());
      rest_.insert(rest_.end(), frames.begin(), frames.begin() + static_cast<std::ptrdiff_t>(missing));
      frames = frames.subspan(missing);
      if (rest_.size() < blockBytes) return;
      encode(rest_);
      rest_.clear();
    }
    for (; frames.size() >= blockBytes; frames = frames.subspan(blockBytes)) encode(frames.first(blockBytes));
    rest_.assign(frames.begin(), frames.end());
  }

  std::uintmax_t finish() {
    if (!rest_.empty()) encode(rest_);
    check(avcodec_send_frame(codec_.get(), nullptr));
    passPackets();
    check(av_write_trailer(muxer_.get()));
    avio_flush(io_.get());
    file_.check();
    return file_.close();
  }

 private:
  static CodecPointer openCodec(AudioContainer container, const PcmFormat& format) {
    prepareLibav();
    CodecPointer context = tryCodec(container, format);
    // FLAC knows one arrangement of speakers for each number of channels (RFC 9639 §9.1.3).
    PcmFormat usual = format;
    usual.channelMask = 0;
    if (!context) context = tryCodec(container, usual);
    if (!context) throw std::invalid_argument("There is no encoder for such samples.");
    return context;
  }

  static CodecPointer tryCodec(AudioContainer container, const PcmFormat& format) {
    const AVCodec* const codec = avcodec_find_encoder(codecFor(container, format));
    CodecPointer context(avcodec_alloc_context3(codec));
    if (!context) throw std::bad_alloc();
    context->sample_fmt = sampleFormatOf(format.type);
    context->sample_rate = format.sampleRate;
    // Of whole bytes, as WAV has them; players trip over FLAC of 20 bits.
    context->bits_per_raw_sample = (format.bits + 7) / 8 * 8;
    context->time_base = {1, format.sampleRate};
    context->flags |= AV_CODEC_FLAG_BITEXACT;
    setLayout(context->ch_layout, format);
    return avcodec_open2(context.get(), codec, nullptr) >= 0 ? std::move(context) : CodecPointer();
  }

  /// As PCM lies in a file, where 24 bits take three bytes.
  static std::uint64_t storedFrameBytes(const AVCodecContext& codec) {
    return static_cast<std::uint64_t>(av_get_bits_per_sample(codec.codec_id)) / 8 *
           static_cast<std::uint64_t>(codec.ch_layout.nb_channels);
  }

  /// @param frames at most a block
  void encode(std::span<const std::byte> frames) {
    frame_->format = codec_->sample_fmt;
    frame_->nb_samples = static_cast<int>(frames.size() / format_.frameBytes());
    frame_->sample_rate = format_.sampleRate;
    frame_->pts = position_;
    if (av_channel_layout_copy(&frame_->ch_layout, &codec_->ch_layout) < 0 ||
        av_frame_get_buffer(frame_.get(), 0) < 0)
      throw std::bad_alloc();
    std::memcpy(frame_->data[0], frames.data(), frames.size());
    position_ += frame_->nb_samples;
    const int sent = avcodec_send_frame(codec_.get(), frame_.get());
    av_frame_unref(frame_.get());
    check(sent);
    passPackets();
  }

  void passPackets() {
    for (;;) {
      const int result = avcodec_receive_packet(codec_.get(), packet_.get());
      if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return;
      check(result);
      packet_->stream_index = 0;
      check(av_write_frame(muxer_.get(), packet_.get()));
      av_packet_unref(packet_.get());
    }
  }

  void check(int result) const {
    file_.check();
    if (result == AVERROR(ENOMEM)) throw std::bad_alloc();
    if (result < 0) throw std::system_error(EIO, std::generic_category(), libavErrorText(result));
  }

  static constexpr std::uint64_t kNoLimit = std::numeric_limits<std::uint64_t>::max();

  const PcmFormat format_;
  OutputFile file_;
  IoPointer io_;
  CodecPointer codec_;
  std::uint64_t room_;  // frames that may still come
  MuxerPointer muxer_;  // writes through io_
  FramePointer frame_ = makeFrame();
  PacketPointer packet_ = makePacket();
  std::vector<std::byte> rest_;  // less than a block
  std::int64_t position_{};
};

Encoder::Encoder(const std::filesystem::path& target, AudioContainer container, const PcmFormat& format,
                 std::uint64_t mostWavBytes) {
  if (!holds(container, format)) throw std::invalid_argument("The container does not hold such samples.");
  implementation_ = std::make_unique<Implementation>(target, container, format, mostWavBytes);
}
Encoder::~Encoder() = default;

void Encoder::write(std::span<const std::byte> frames) {
  implementation_->write(frames);
}
std::uintmax_t Encoder::finish() {
  return implementation_->finish();
}

}  // namespace barline::audio
