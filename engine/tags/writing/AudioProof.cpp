#include "engine/tags/writing/AudioProof.h"

#include <span>

#include "engine/audio/Decoder.h"
#include "engine/tags/writing/RunningDigest.h"

namespace barline::tags {

std::optional<AudioProof> proveAudio(audio::Decoding& decoding, const std::filesystem::path& file,
                                     const std::function<bool()>& cancelled) {
  constexpr std::size_t kBlockFrames = 65536;
  RunningDigest samples;
  audio::Decoder decoder(decoding, file);
  audio::Planes planes;
  AudioProof proof;
  proof.sampleRate = decoder.format().sampleRate;
  proof.channels = decoder.format().channels;
  while (const std::size_t frames = decoder.read(planes, kBlockFrames)) {
    if (cancelled && cancelled()) return std::nullopt;
    for (const auto& plane : planes) samples.add(std::as_bytes(std::span(plane).first(frames)));
    proof.frames += static_cast<std::int64_t>(frames);
  }
  proof.samples = samples.text();
  proof.packets = decoder.source().fingerprint;
  return proof;
}

}  // namespace barline::tags
