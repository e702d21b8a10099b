#include "engine/audio/Decoder.h"

#include "engine/audio/DecoderBackend.h"
#include "engine/audio/Decoding.h"

namespace barline::audio {

Decoder::Decoder(Decoding& decoding, const std::filesystem::path& file, Samples samples)
    : backend_(decoding.openDecoder(file, samples)) {}
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

const AudioFormat& Decoder::format() const {
  return backend_->format();
}
const PcmFormat& Decoder::storedFormat() const {
  return backend_->storedFormat();
}
bool Decoder::lossless() const {
  return backend_->lossless();
}
model::AudioSource Decoder::source() const {
  return backend_->source();
}
std::size_t Decoder::read(Planes& out, std::size_t maximumFrames) {
  return backend_->read(out, maximumFrames);
}
std::size_t Decoder::readStored(std::vector<std::byte>& out, std::size_t maximumFrames) {
  return backend_->readStored(out, maximumFrames);
}
void Decoder::seek(std::int64_t frame) {
  backend_->seek(frame);
}
bool Decoder::seekNear(std::int64_t frame) {
  return backend_->seekNear(frame);
}
std::optional<std::string> Decoder::warning() const {
  return backend_->warning();
}

}  // namespace barline::audio
