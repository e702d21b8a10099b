#include "engine/audio/DecodedChunk.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace barline::audio {
namespace {

/// The packed format that holds every sample of `format` as it is. 64-bit integers, which no container but
/// WAV has, become the nearest doubles.
AVSampleFormat packed(AVSampleFormat format) {
  const AVSampleFormat same = av_get_packed_sample_fmt(format);
  return same == AV_SAMPLE_FMT_S64 ? AV_SAMPLE_FMT_DBL : same;
}

SampleType typeOf(AVSampleFormat format) {
  switch (format) {
    case AV_SAMPLE_FMT_U8:
      return SampleType::UInt8;
    case AV_SAMPLE_FMT_S16:
      return SampleType::Int16;
    case AV_SAMPLE_FMT_S32:
      return SampleType::Int32;
    case AV_SAMPLE_FMT_DBL:
      return SampleType::Float64;
    default:
      return SampleType::Float32;
  }
}

AVSampleFormat formatOf(SampleType type) {
  constexpr std::array kFormats{AV_SAMPLE_FMT_U8, AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S32, AV_SAMPLE_FMT_FLT,
                                AV_SAMPLE_FMT_DBL};
  return kFormats.at(static_cast<std::size_t>(type));
}

}  // namespace

bool DecodedChunk::setFormat(const AVFrame& first, int bits) {
  if (!floats_.setFormat(first)) return false;
  layout_ = ChannelLayout(first.ch_layout);
  const SampleType type = typeOf(packed(static_cast<AVSampleFormat>(first.format)));
  const int all = static_cast<int>(8 * sampleBytes(type));
  storedFormat_ = {type, bits > 0 ? std::min(bits, all) : all, format().sampleRate, format().channels,
                   format().channelMask};
  return true;
}

bool DecodedChunk::take(const AVFrame& frame) {
  if (samples_ == Decoder::Samples::Floats) return floats_.convert(frame, planes_);
  bytes_.clear();
  return takeStored(frame);
}

bool DecodedChunk::takeStored(const AVFrame& frame) {
  if (frame.nb_samples <= 0 || frame.sample_rate <= 0) return false;
  const Input input{static_cast<AVSampleFormat>(frame.format), frame.sample_rate,
                    ChannelLayout(frame.ch_layout)};
  const Input wanted{formatOf(storedFormat_.type), storedFormat_.sampleRate, layout_};
  if (input == wanted) {
    const std::size_t size = static_cast<std::size_t>(frame.nb_samples) * storedFormat_.frameBytes();
    const auto* const samples = reinterpret_cast<const std::byte*>(frame.extended_data[0]);
    bytes_.assign(samples, samples + size);
    return true;
  }
  if (input_ != input) {
    converter_ = makeResampler({wanted.format, wanted.rate, wanted.layout.get()},
                               {input.format, input.rate, input.layout.get()});
    input_ = input;
  }
  if (!converter_) return false;
  const int capacity = std::max(0, swr_get_out_samples(converter_.get(), frame.nb_samples));
  bytes_.resize(static_cast<std::size_t>(capacity) * storedFormat_.frameBytes());
  std::array<std::uint8_t*, 1> out{reinterpret_cast<std::uint8_t*>(bytes_.data())};
  const int count = swr_convert(converter_.get(), out.data(), capacity,
                                const_cast<const std::uint8_t**>(frame.extended_data), frame.nb_samples);
  bytes_.resize(static_cast<std::size_t>(std::max(0, count)) * storedFormat_.frameBytes());
  return count >= 0;
}

void DecodedChunk::takeSilence(std::size_t frames) {
  if (samples_ == Decoder::Samples::Floats) {
    planes_.resize(static_cast<std::size_t>(format().channels));
    for (auto& plane : planes_) plane.assign(frames, 0.0F);
    return;
  }
  const auto silence = static_cast<std::byte>(storedFormat_.type == SampleType::UInt8 ? 0x80 : 0);
  bytes_.assign(frames * storedFormat_.frameBytes(), silence);
}

std::size_t DecodedChunk::frames() const {
  if (samples_ == Decoder::Samples::Floats) return planes_.empty() ? 0 : planes_.front().size();
  return bytes_.empty() ? 0 : bytes_.size() / storedFormat_.frameBytes();
}

void DecodedChunk::copy(std::size_t from, std::size_t count, std::span<const std::span<float>> out,
                        std::size_t at) const {
  for (std::size_t c = 0; c < out.size(); ++c)
    std::copy_n(planes_[c].begin() + static_cast<std::ptrdiff_t>(from), count,
                out[c].begin() + static_cast<std::ptrdiff_t>(at));
}

void DecodedChunk::copy(std::size_t from, std::size_t count, std::span<std::byte> out) const {
  const std::size_t frame = storedFormat_.frameBytes();
  std::memcpy(out.data(), bytes_.data() + from * frame, count * frame);
}

}  // namespace barline::audio
