#include "ui/transport/SampleSource.h"

#include <utility>

namespace barline::ui {
namespace {

class DecoderSource final : public SampleSource {
 public:
  DecoderSource(audio::Decoding& decoding, const std::filesystem::path& file) : decoder_(decoding, file) {}

  const audio::AudioFormat& format() const override { return decoder_.format(); }
  std::size_t read(audio::Planes& out, std::size_t maximumFrames) override {
    return decoder_.read(out, maximumFrames);
  }
  void seek(std::int64_t frame) override { decoder_.seek(frame); }

 private:
  audio::Decoder decoder_;
};

}  // namespace

OpenSource decodedFile(audio::Decoding& decoding, std::filesystem::path file) {
  return [&decoding, file = std::move(file)] { return std::make_unique<DecoderSource>(decoding, file); };
}

}  // namespace barline::ui
