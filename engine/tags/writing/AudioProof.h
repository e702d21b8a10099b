#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "engine/audio/Decoding.h"

namespace barline::tags {

/// What a file sounds like, told in short: two files with the same proof play the same samples from the same
/// packets.
struct AudioProof {
  std::string packets;  ///< audio::Decoding::fingerprint(): XXH3-128 over codec, set-up data and packets
  std::string samples;  ///< XXH3-128 over all decoded samples, channel by channel in blocks
  std::int64_t frames{};
  int sampleRate{};
  int channels{};

  bool operator==(const AudioProof&) const = default;
};

/// Decodes the whole file. @param cancelled asked now and then; true ends without a result
/// @throws audio::MediaError
[[nodiscard]] std::optional<AudioProof> proveAudio(audio::Decoding& decoding,
                                                   const std::filesystem::path& file,
                                                   const std::function<bool()>& cancelled = {});

}  // namespace barline::tags
