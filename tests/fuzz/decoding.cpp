#include <cmath>
#include <cstdint>

#include "engine/audio/Decoder.h"
#include "engine/audio/MediaError.h"
#include "tests/fuzz/Support.h"
#include "tests/support/DecodingHere.h"

namespace barline::fuzz {
namespace {

constexpr std::size_t kBlock = 4096;
// Frames after which there is nothing new to be seen.
constexpr std::int64_t kEnough = 1 << 18;

void requireFormat(const audio::AudioFormat& format) {
  requireThat(format.sampleRate >= 8000 && format.sampleRate <= 192000, "a rate is out of bounds");
  requireThat(format.channels >= 1 && format.channels <= 8, "a number of channels is out of bounds");
  requireThat(format.expectedFrames >= 0, "a length is negative");
}

void readFloats(audio::Decoder& decoder, std::int64_t frames) {
  audio::Planes planes;
  while (frames > 0) {
    const std::size_t read = decoder.read(planes, kBlock);
    if (read == 0) return;
    requireThat(read <= kBlock, "more was read than asked for");
    requireThat(planes.size() == static_cast<std::size_t>(decoder.format().channels), "planes are missing");
    for (const auto& plane : planes) {
      requireThat(plane.size() == read, "a plane has another length");
      for (const float sample : plane) requireThat(std::isfinite(sample), "a sample is not finite");
    }
    frames -= static_cast<std::int64_t>(read);
  }
}

void decodeFloats(const std::filesystem::path& file, std::int64_t place) {
  audio::Decoder decoder(test::decodingHere(), file);
  requireFormat(decoder.format());
  readFloats(decoder, kEnough);
  static_cast<void>(decoder.source());
  static_cast<void>(decoder.warning());
  decoder.seek(place);
  readFloats(decoder, kBlock);
  decoder.seek(0);
  readFloats(decoder, kBlock);
}

void decodeStored(const std::filesystem::path& file) {
  audio::Decoder decoder(test::decodingHere(), file, audio::Decoder::Samples::AsStored);
  requireFormat(decoder.format());
  std::vector<std::byte> bytes;
  for (std::int64_t frames = 0; frames < kEnough;) {
    const std::size_t read = decoder.readStored(bytes, kBlock);
    if (read == 0) return;
    frames += static_cast<std::int64_t>(read);
  }
}

}  // namespace

/// The last byte says how the file is decoded, and where to it is sought.
void decoding(Input input) {
  if (input.empty()) return;
  const ScratchFolder folder;
  const std::filesystem::path file = writeFile(folder / "fuzz", asBytes(input));
  const unsigned how = input.back();
  try {
    if (how % 4 == 3) {
      decodeStored(file);
    } else {
      decodeFloats(file, static_cast<std::int64_t>(how) << how % 16);
    }
  } catch (const audio::MediaError&) {
  }
}

}  // namespace barline::fuzz
