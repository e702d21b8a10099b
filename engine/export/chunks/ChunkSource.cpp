#include "engine/export/chunks/ChunkSource.h"

#include <cmath>
#include <span>

namespace barline::exporting {

ChunkSource::ChunkSource(audio::Decoding& decoding, const std::filesystem::path& file, ChunkAudio audio) {
  if (audio == ChunkAudio::Native) {
    decoder_.emplace(decoding, file, audio::Decoder::Samples::AsStored);
    format_ = decoder_->storedFormat();
    lossless_ = decoder_->lossless();
  } else {
    reader_.emplace(decoding, file);
    format_ = {audio::SampleType::Float32, 32, audio::kAnalysisRate, 1, 0};
  }
}

std::int64_t ChunkSource::expectedFrames() const {
  if (decoder_) return decoder_->format().expectedFrames;
  const audio::AudioFormat& native = reader_->format();
  return std::llround(static_cast<double>(native.expectedFrames) * audio::kAnalysisRate / native.sampleRate);
}

std::optional<std::string> ChunkSource::warning() const {
  return decoder_ ? decoder_->warning() : reader_->warning();
}

std::int64_t ChunkSource::skipTowards(std::int64_t frame) {
  // Lossy codecs carry state from packet to packet, and the analysis signal's filter does: decoded from the
  // front, a passage has the very samples that it has in the whole.
  if (!decoder_ || !lossless_ || frame <= format_.sampleRate) return 0;
  decoder_->seek(frame);
  return frame;
}

bool ChunkSource::append(std::vector<std::byte>& samples) {
  if (decoder_) {
    if (decoder_->readStored(stored_, audio::kBlockFrames) == 0) return false;
    samples.insert(samples.end(), stored_.begin(), stored_.end());
    return true;
  }
  if (!reader_->next(block_)) return false;
  const auto bytes = std::as_bytes(std::span<const float>(block_.analysis));
  samples.insert(samples.end(), bytes.begin(), bytes.end());
  return true;
}

}  // namespace barline::exporting
