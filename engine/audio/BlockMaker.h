#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/audio/LibavDecoder.h"

namespace barline::audio {

/// Where a block's samples stand in the track.
struct BlockExtent {
  std::int64_t firstFrame{};
  std::size_t frames{};
  std::int64_t firstAnalysisSample{};
  std::size_t analysisSamples{};

  /// Nothing is left. (The last block may hold only the analysis signal's remainder.)
  [[nodiscard]] bool isEnd() const { return frames == 0 && analysisSamples == 0; }
};

/// Makes the blocks of an analysis, by libav in this process.
class BlockMaker {
 public:
  /// Most samples of the analysis signal in one block.
  [[nodiscard]] static std::size_t mostAnalysisSamples(int sampleRate);

  /// @throws MediaError
  explicit BlockMaker(LocalFile file);

  [[nodiscard]] LibavDecoder& decoder() { return decoder_; }
  [[nodiscard]] const LibavDecoder& decoder() const { return decoder_; }

  /// @param planes one of kBlockFrames for each channel @param analysis room for mostAnalysisSamples()
  /// @throws MediaError
  BlockExtent next(std::span<const std::span<float>> planes, std::span<float> analysis);

 private:
  /// Resamples one channel to kAnalysisRate. libswresample's polyphase filter is centred on each output
  /// sample, so nothing is delayed, and an output sample does not depend on how the input was divided into
  /// calls.
  class Resampler {
   public:
    explicit Resampler(int inputRate);
    /// Writes what the input so far completes. @return samples written
    std::size_t process(std::span<const float> in, std::span<float> out);
    /// Writes the rest, so that the whole is as long as the input to the nearest sample.
    std::size_t flush(std::span<float> out);

   private:
    std::size_t convert(const float* in, int frames, std::span<float> out);

    int inputRate_;
    std::int64_t inputFrames_ = 0;
    std::int64_t outputFrames_ = 0;
    ResamplerPointer converter_;  // empty where the rates are equal
  };

  LibavDecoder decoder_;
  Resampler resampler_;
  std::vector<float> mono_;
  std::int64_t nextFrame_ = 0;
  std::int64_t nextAnalysisSample_ = 0;
  bool ended_ = false;
};

}  // namespace barline::audio
