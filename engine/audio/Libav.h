#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/channel_layout.h>
#include <libswresample/swresample.h>
}

#include <memory>
#include <string>

/// Owning handles for libav's objects; used inside engine/audio only.
namespace barline::audio {

struct FormatCloser {
  void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};
struct IoCloser {
  void operator()(AVIOContext* context) const {
    av_freep(static_cast<void*>(&context->buffer));
    avio_context_free(&context);
  }
};
struct CodecCloser {
  void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
};
struct PacketCloser {
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
struct FrameCloser {
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
struct ResamplerCloser {
  void operator()(SwrContext* context) const { swr_free(&context); }
};

using FormatPointer = std::unique_ptr<AVFormatContext, FormatCloser>;
using IoPointer = std::unique_ptr<AVIOContext, IoCloser>;
using CodecPointer = std::unique_ptr<AVCodecContext, CodecCloser>;
using PacketPointer = std::unique_ptr<AVPacket, PacketCloser>;
using FramePointer = std::unique_ptr<AVFrame, FrameCloser>;
using ResamplerPointer = std::unique_ptr<SwrContext, ResamplerCloser>;

/// @throws std::bad_alloc
[[nodiscard]] PacketPointer makePacket();
/// @throws std::bad_alloc
[[nodiscard]] FramePointer makeFrame();

/// A channel layout by value, released with its owner. Layouts without speaker positions become the usual
/// ones for their number of channels.
class ChannelLayout {
 public:
  ChannelLayout() = default;
  explicit ChannelLayout(const AVChannelLayout& layout);
  ~ChannelLayout() { av_channel_layout_uninit(&layout_); }
  ChannelLayout(const ChannelLayout& other) : ChannelLayout(other.layout_) {}
  ChannelLayout& operator=(const ChannelLayout& other);

  [[nodiscard]] const AVChannelLayout* get() const { return &layout_; }
  [[nodiscard]] int channels() const { return layout_.nb_channels; }
  /// AV_CH_* bits; 0 where the layout has none.
  [[nodiscard]] std::uint64_t mask() const;
  [[nodiscard]] bool operator==(const ChannelLayout& other) const;

 private:
  AVChannelLayout layout_{};
};

/// One side of a conversion.
struct SampleFormat {
  AVSampleFormat format{};
  int rate{};  ///< Hz
  const AVChannelLayout* layout{};
};
/// A converter from `in` to `out`; empty where libswresample has none. @throws std::bad_alloc
[[nodiscard]] ResamplerPointer makeResampler(const SampleFormat& out, const SampleFormat& in);

/// libav's process-wide settings, made once: nothing is logged (what matters is returned as an error), and no
/// single allocation may exceed half a gigabyte, whatever a file claims. Thread-safe.
void prepareLibav();

/// libav's words for an error code.
[[nodiscard]] std::string libavErrorText(int code);

}  // namespace barline::audio
