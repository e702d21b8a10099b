#include "engine/audio/BlockMaker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <new>
#include <utility>

#include "engine/audio/Libav.h"
#include "engine/audio/SampleConverter.h"

namespace barline::audio {
namespace {

/// The mean of all channels, in one pass for each channel so that it runs in vector registers.
void mixDown(std::span<const std::span<float>> planes, std::size_t frames, std::vector<float>& mono) {
  mono.assign(planes.front().begin(), planes.front().begin() + static_cast<std::ptrdiff_t>(frames));
  if (planes.size() == 1) return;
  for (std::size_t c = 1; c < planes.size(); ++c) {
    const float* samples = planes[c].data();
    for (std::size_t i = 0; i < frames; ++i) mono[i] += samples[i];
  }
  const float scale = 1.0F / static_cast<float>(planes.size());
  for (float& sample : mono) sample *= scale;
}

}  // namespace

BlockMaker::Resampler::Resampler(int inputRate) : inputRate_(inputRate) {
  if (inputRate == kAnalysisRate) return;
  const AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
  converter_ = makeResampler({AV_SAMPLE_FMT_FLTP, kAnalysisRate, &mono}, {AV_SAMPLE_FMT_FLTP, inputRate, &mono});
  if (!converter_) throw std::bad_alloc();
}

std::size_t BlockMaker::Resampler::process(std::span<const float> in, std::span<float> out) {
  inputFrames_ += static_cast<std::int64_t>(in.size());
  if (!converter_) {
    std::ranges::copy(in, out.begin());
    return in.size();
  }
  const std::size_t count = convert(in.data(), static_cast<int>(in.size()), out);
  outputFrames_ += static_cast<std::int64_t>(count);
  return count;
}

std::size_t BlockMaker::Resampler::flush(std::span<float> out) {
  if (!converter_) return 0;
  const std::size_t count = convert(nullptr, 0, out);
  const std::int64_t whole = av_rescale_rnd(inputFrames_, kAnalysisRate, inputRate_, AV_ROUND_NEAR_INF);
  const std::int64_t rest = std::max<std::int64_t>(0, whole - outputFrames_);
  return std::min(count, static_cast<std::size_t>(rest));
}

std::size_t BlockMaker::Resampler::convert(const float* in, int frames, std::span<float> out) {
  std::array<std::uint8_t*, 1> outPlanes = {reinterpret_cast<std::uint8_t*>(out.data())};
  std::array<const std::uint8_t*, 1> inPlanes = {reinterpret_cast<const std::uint8_t*>(in)};
  const int count = swr_convert(converter_.get(), outPlanes.data(), static_cast<int>(out.size()),
                                in == nullptr ? nullptr : inPlanes.data(), frames);
  if (count < 0) throw std::bad_alloc();
  return static_cast<std::size_t>(count);
}

BlockMaker::BlockMaker(LocalFile file)
    : decoder_(std::move(file), Decoder::Samples::Floats), resampler_(decoder_.format().sampleRate) {}

std::size_t BlockMaker::mostAnalysisSamples(int sampleRate) {
  constexpr std::size_t kHeldBack = 1024;  // what the resampler's filter may have kept of blocks before
  const auto rate = static_cast<std::size_t>(std::max(sampleRate, 1));
  return kBlockFrames * kAnalysisRate / rate + kHeldBack;
}

BlockExtent BlockMaker::next(std::span<const std::span<float>> planes, std::span<float> analysis) {
  if (ended_) return {};
  BlockExtent extent{nextFrame_, decoder_.readInto(planes), nextAnalysisSample_, 0};
  if (extent.frames == 0) {
    ended_ = true;
    extent.analysisSamples = resampler_.flush(analysis);
  } else {
    mixDown(planes, extent.frames, mono_);
    extent.analysisSamples = resampler_.process(mono_, analysis);
  }
  makeSane(analysis.first(extent.analysisSamples));
  nextFrame_ += static_cast<std::int64_t>(extent.frames);
  nextAnalysisSample_ += static_cast<std::int64_t>(extent.analysisSamples);
  return extent;
}

}  // namespace barline::audio
