#include "engine/audio/Libav.h"

#include <array>
#include <cerrno>
#include <cstdarg>
#include <mutex>
#include <new>

namespace barline::audio {

namespace {

void logNothing(void* /*context*/, int /*level*/, const char* /*format*/, va_list /*arguments*/) {}

}  // namespace

PacketPointer makePacket() {
  PacketPointer packet(av_packet_alloc());
  if (!packet) throw std::bad_alloc();
  return packet;
}

FramePointer makeFrame() {
  FramePointer frame(av_frame_alloc());
  if (!frame) throw std::bad_alloc();
  return frame;
}

ResamplerPointer makeResampler(const SampleFormat& out, const SampleFormat& in) {
  SwrContext* context = nullptr;
  // libav 5.1 takes layouts it only copies without const.
  const int made =
      swr_alloc_set_opts2(&context, const_cast<AVChannelLayout*>(out.layout), out.format, out.rate,
                          const_cast<AVChannelLayout*>(in.layout), in.format, in.rate, 0, nullptr);
  ResamplerPointer resampler(context);
  if (made == AVERROR(ENOMEM)) throw std::bad_alloc();
  if (made < 0 || swr_init(context) < 0) return {};
  return resampler;
}

ChannelLayout::ChannelLayout(const AVChannelLayout& layout) {
  if (layout.order == AV_CHANNEL_ORDER_NATIVE || layout.nb_channels == 0) {
    if (av_channel_layout_copy(&layout_, &layout) < 0) throw std::bad_alloc();
  } else {
    av_channel_layout_default(&layout_, layout.nb_channels);
  }
}

ChannelLayout& ChannelLayout::operator=(const ChannelLayout& other) {
  if (this != &other && av_channel_layout_copy(&layout_, &other.layout_) < 0) throw std::bad_alloc();
  return *this;
}

std::uint64_t ChannelLayout::mask() const {
  return layout_.order == AV_CHANNEL_ORDER_NATIVE ? layout_.u.mask : 0;
}

bool ChannelLayout::operator==(const ChannelLayout& other) const {
  return av_channel_layout_compare(&layout_, &other.layout_) == 0;
}

void prepareLibav() {
  static std::once_flag once;
  std::call_once(once, [] {
    constexpr std::size_t kLargestAllocation = std::size_t{512} << 20;
    av_log_set_callback(&logNothing);
    av_max_alloc(kLargestAllocation);
  });
}

std::string libavErrorText(int code) {
  std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
  av_strerror(code, text.data(), text.size());
  return text.data();
}

}  // namespace barline::audio
