#include "engine/audio/BlockReader.h"

#include <utility>

#include "engine/audio/DecoderBackend.h"

namespace barline::audio {

BlockReader::BlockReader(Decoding& decoding, const std::filesystem::path& file, Decoding::Cancelled cancelled)
    : backend_(decoding.openBlocks(file, std::move(cancelled))) {}
BlockReader::~BlockReader() = default;

const AudioFormat& BlockReader::format() const {
  return backend_->format();
}
model::AudioSource BlockReader::source() const {
  return backend_->source();
}
std::optional<std::string> BlockReader::warning() const {
  return backend_->warning();
}
bool BlockReader::next(OwnedBlock& block) {
  return backend_->next(block);
}
double BlockReader::cpuSecondsApart() const {
  return backend_->cpuSecondsApart();
}

}  // namespace barline::audio
