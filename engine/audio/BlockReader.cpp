#include "engine/audio/BlockReader.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/audio/Libav.h"
#include "engine/audio/MediaError.h"
#include "engine/audio/SampleConverter.h"

namespace barline::audio {

namespace {

/// Resamples one channel to kAnalysisRate. libswresample's polyphase filter is centred on each output sample,
/// so nothing is delayed, and an output sample does not depend on how the input was divided into calls.
class AnalysisResampler {
 public:
  explicit AnalysisResampler(int inputRate) : inputRate_(inputRate) {
    if (inputRate == kAnalysisRate) return;
    const AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
    resampler_ =
        makeResampler({AV_SAMPLE_FMT_FLTP, kAnalysisRate, &mono}, {AV_SAMPLE_FMT_FLTP, inputRate, &mono});
    if (!resampler_) throw std::bad_alloc();
  }

  /// Replaces `out` by what the input so far completes.
  void process(const std::vector<float>& in, std::vector<float>& out) {
    inputFrames_ += static_cast<std::int64_t>(in.size());
    if (!resampler_) {
      out.assign(in.begin(), in.end());
      return;
    }
    convert(in.data(), static_cast<int>(in.size()), out);
    outputFrames_ += static_cast<std::int64_t>(out.size());
  }

  /// Replaces `out` by the rest, so that the whole is as long as the input to the nearest sample.
  void flush(std::vector<float>& out) {
    out.clear();
    if (!resampler_) return;
    convert(nullptr, 0, out);
    const std::int64_t whole = av_rescale_rnd(inputFrames_, kAnalysisRate, inputRate_, AV_ROUND_NEAR_INF);
    const std::int64_t rest = std::max<std::int64_t>(0, whole - outputFrames_);
    out.resize(std::min(out.size(), static_cast<std::size_t>(rest)));
    outputFrames_ += static_cast<std::int64_t>(out.size());
  }

 private:
  void convert(const float* in, int frames, std::vector<float>& out) {
    const int capacity = std::max(0, swr_get_out_samples(resampler_.get(), frames));
    out.resize(static_cast<std::size_t>(capacity));
    std::array<std::uint8_t*, 1> outPlanes = {reinterpret_cast<std::uint8_t*>(out.data())};
    std::array<const std::uint8_t*, 1> inPlanes = {reinterpret_cast<const std::uint8_t*>(in)};
    const int count = swr_convert(resampler_.get(), outPlanes.data(), capacity,
                                  in == nullptr ? nullptr : inPlanes.data(), frames);
    if (count < 0) throw std::bad_alloc();
    out.resize(static_cast<std::size_t>(count));
  }

  int inputRate_;
  std::int64_t inputFrames_ = 0;
  std::int64_t outputFrames_ = 0;
  ResamplerPointer resampler_;  // empty where the rates are equal
};

/// The mean of all channels, in one pass for each channel so that it runs in vector registers.
void mixDown(const Planes& planes, std::vector<float>& mono) {
  mono.assign(planes.front().begin(), planes.front().end());
  if (planes.size() == 1) return;
  for (std::size_t c = 1; c < planes.size(); ++c) {
    const float* samples = planes[c].data();
    for (std::size_t i = 0; i < mono.size(); ++i) mono[i] += samples[i];
  }
  const float scale = 1.0F / static_cast<float>(planes.size());
  for (float& sample : mono) sample *= scale;
}

}  // namespace

class BlockReader::Implementation {
 public:
  explicit Implementation(const std::filesystem::path& file)
      : decoder_(file), resampler_(decoder_.format().sampleRate) {}

  [[nodiscard]] const Decoder& decoder() const { return decoder_; }

  bool next(OwnedBlock& block) {
    if (ended_) return false;
    const std::size_t frames = decoder_.read(block.planes, kBlockFrames);
    block.firstFrame = nextFrame_;
    block.firstAnalysisFrame = nextAnalysisFrame_;
    if (frames == 0) {
      ended_ = true;
      resampler_.flush(block.analysis);
      makeSane(block.analysis);
      return !block.analysis.empty();
    }
    mixDown(block.planes, mono_);
    resampler_.process(mono_, block.analysis);
    makeSane(block.analysis);
    nextFrame_ += static_cast<std::int64_t>(frames);
    nextAnalysisFrame_ += static_cast<std::int64_t>(block.analysis.size());
    return true;
  }

 private:
  Decoder decoder_;
  AnalysisResampler resampler_;
  std::vector<float> mono_;
  std::int64_t nextFrame_ = 0;
  std::int64_t nextAnalysisFrame_ = 0;
  bool ended_ = false;
};

BlockReader::BlockReader(const std::filesystem::path& file)
    : implementation_(std::make_unique<Implementation>(file)) {}
BlockReader::~BlockReader() = default;

const Decoder& BlockReader::decoder() const {
  return implementation_->decoder();
}
bool BlockReader::next(OwnedBlock& block) {
  return implementation_->next(block);
}

}  // namespace barline::audio
