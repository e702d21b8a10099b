#include "engine/audio/Decoding.h"

#include "engine/audio/BlockMaker.h"
#include "engine/audio/BlockReader.h"
#include "engine/audio/Fingerprint.h"
#include "engine/audio/LibavDecoder.h"

namespace barline::audio {
namespace {

class BlocksHere final : public BlockBackend {
 public:
  explicit BlocksHere(const std::filesystem::path& file) : maker_(LocalFile(file)) {}

  [[nodiscard]] const AudioFormat& format() const override { return maker_.decoder().format(); }
  [[nodiscard]] model::AudioSource source() const override { return maker_.decoder().source(); }
  [[nodiscard]] std::optional<std::string> warning() const override { return maker_.decoder().warning(); }
  [[nodiscard]] double cpuSecondsApart() const override { return 0.0; }

  bool next(OwnedBlock& block) override {
    block.planes.resize(static_cast<std::size_t>(format().channels));
    std::vector<std::span<float>> planes;
    for (auto& plane : block.planes) {
      plane.resize(kBlockFrames);
      planes.emplace_back(plane);
    }
    block.analysis.resize(BlockMaker::mostAnalysisSamples(format().sampleRate));
    const BlockExtent extent = maker_.next(planes, block.analysis);
    for (auto& plane : block.planes) plane.resize(extent.frames);
    block.analysis.resize(extent.analysisSamples);
    block.firstFrame = extent.firstFrame;
    block.firstAnalysisFrame = extent.firstAnalysisSample;
    return !extent.isEnd();
  }

 private:
  BlockMaker maker_;
};

}  // namespace

std::unique_ptr<DecoderBackend> DecodingHere::openDecoder(const std::filesystem::path& file,
                                                          Decoder::Samples samples) {
  return std::make_unique<LibavDecoder>(LocalFile(file), samples);
}

std::unique_ptr<BlockBackend> DecodingHere::openBlocks(const std::filesystem::path& file,
                                                       Cancelled /*cancelled*/) {
  return std::make_unique<BlocksHere>(file);
}

std::string DecodingHere::fingerprint(const std::filesystem::path& file, const Cancelled& cancelled) {
  return audio::fingerprint(LocalFile(file),
                            [&](std::size_t /*bytes*/) { return !cancelled || !cancelled(); });
}

}  // namespace barline::audio
