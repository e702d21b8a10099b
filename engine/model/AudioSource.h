#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace barline::model {

/// What is known of a media file. Tags are empty where the file has none.
struct AudioSource {
  std::filesystem::path path;
  std::string fingerprint;  ///< 32 hex digits over the encoded audio: tags and names don't change it
  double duration{};        ///< seconds of decoded audio
  int sampleRate{};         ///< Hz
  int channels{};
  std::string codec;  ///< FFmpeg's name: "pcm_s16le", "mp3", …
  std::string title;
  std::string artist;
  std::string album;
  std::optional<std::string> warning;  ///< one sentence, e.g. that the file is truncated

  bool operator==(const AudioSource&) const = default;
};

}  // namespace barline::model
