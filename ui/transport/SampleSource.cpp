#include "ui/transport/SampleSource.h"

#include <utility>

namespace barline::ui {
namespace {

class DecoderSource final : public SampleSource {
 public:
  explicit DecoderSource(const std::filesystem::path& file) : decoder_(file) {}

  const audio::AudioFormat& format() const override { return decoder_.format(); }
  std::size_t read(audio::Planes& out, std::size_t maximumFrames) override {
    return decoder_.read(out, maximumFrames);
  }
  void seek(std::int64_t frame) override { decoder_.seek(frame); }

 private:
  audio::Decoder decoder_;
};

}  // namespace

OpenSource decodedFile(std::filesystem::path file) {
  return [file = std::move(file)] { return std::make_unique<DecoderSource>(file); };
}

}  // namespace barline::ui
