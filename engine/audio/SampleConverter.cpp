#include "engine/audio/SampleConverter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace barline::audio {

namespace {

/// Integers are sane, and so is what they are converted to.
bool isFloat(AVSampleFormat format) {
  const AVSampleFormat packed = av_get_packed_sample_fmt(format);
  return packed == AV_SAMPLE_FMT_FLT || packed == AV_SAMPLE_FMT_DBL;
}

}  // namespace

void makeSane(std::span<float> samples) {
  constexpr float kSmallest = 1e-30F;
  for (float& sample : samples) {
    const float magnitude = std::abs(sample);
    // Comparisons with NaN are false, so NaN ends as 0.
    const float limited = magnitude <= kLargestSample ? sample : std::copysign(kLargestSample, sample);
    sample = magnitude >= kSmallest ? limited : 0.0F;
  }
}

void copySane(std::span<const float> from, std::span<float> out) {
  // First the copy, then the look at it: what is read twice could differ. In parts that stay in the first
  // cache.
  constexpr std::size_t kPart = 2048;
  for (std::size_t at = 0; at < from.size(); at += kPart) {
    const std::size_t count = std::min(kPart, from.size() - at);
    std::memcpy(out.data() + at, from.data() + at, count * sizeof(float));
    makeSane(out.subspan(at, count));
  }
}

void copySane(std::span<const float> from, std::vector<float>& out) {
  out.resize(from.size());
  copySane(from, std::span<float>(out));
}

bool SampleConverter::setFormat(const AVFrame& first) {
  if (first.sample_rate < kLowestRate || first.sample_rate > kHighestRate) return false;
  if (first.ch_layout.nb_channels < 1 || first.ch_layout.nb_channels > kMostChannels) return false;
  layout_ = ChannelLayout(first.ch_layout);
  format_.sampleRate = first.sample_rate;
  format_.channels = layout_.channels();
  format_.channelMask = layout_.mask();
  return true;
}

bool SampleConverter::configure(const Input& input) {
  if (input_ == input) return true;
  input_.reset();
  resampler_.reset();
  if (input.sampleFormat != AV_SAMPLE_FMT_FLTP || input.sampleRate != format_.sampleRate ||
      input.layout != layout_) {
    resampler_ = makeResampler(
        {AV_SAMPLE_FMT_FLTP, format_.sampleRate, layout_.get()},
        {static_cast<AVSampleFormat>(input.sampleFormat), input.sampleRate, input.layout.get()});
    if (!resampler_) return false;
  }
  input_ = input;
  return true;
}

bool SampleConverter::convert(const AVFrame& frame, Planes& planes) {
  planes.resize(static_cast<std::size_t>(format_.channels));
  const bool possible = frame.nb_samples > 0 && frame.sample_rate > 0 && frame.ch_layout.nb_channels >= 1 &&
                        frame.ch_layout.nb_channels <= kMostChannels;
  if (!possible || !configure({frame.format, frame.sample_rate, ChannelLayout(frame.ch_layout)})) {
    for (auto& plane : planes) plane.clear();
    return false;
  }
  if (!resampler_) {
    for (std::size_t c = 0; c < planes.size(); ++c) {
      const auto* samples = reinterpret_cast<const float*>(frame.extended_data[c]);
      planes[c].assign(samples, samples + frame.nb_samples);
    }
  } else {
    const int capacity = std::max(0, swr_get_out_samples(resampler_.get(), frame.nb_samples));
    std::array<std::uint8_t*, kMostChannels> out{};
    for (std::size_t c = 0; c < planes.size(); ++c) {
      planes[c].resize(static_cast<std::size_t>(capacity));
      out[c] = reinterpret_cast<std::uint8_t*>(planes[c].data());
    }
    const int count = swr_convert(resampler_.get(), out.data(), capacity,
                                  const_cast<const std::uint8_t**>(frame.extended_data), frame.nb_samples);
    for (auto& plane : planes) plane.resize(static_cast<std::size_t>(std::max(0, count)));
    if (count < 0) return false;
  }
  if (isFloat(static_cast<AVSampleFormat>(frame.format))) {
    for (auto& plane : planes) makeSane(plane);
  }
  return true;
}

}  // namespace barline::audio
