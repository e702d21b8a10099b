#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/export/AudioCopy.h"

namespace barline::exporting {

/// A chunk of a RIFF file.
struct WavChunk {
  std::string id;         ///< four letters
  std::int64_t offset{};  ///< of its content
  std::int64_t size{};    ///< of its content, without the byte that evens it out; as much as the file has
};

/// What a WAV file (RIFF, RF64 or BW64) consists of.
struct WavLayout {
  std::vector<WavChunk> before;  ///< in order, up to the samples
  WavChunk samples;
  std::vector<WavChunk> after;
  int sampleRate{};     ///< Hz, > 0
  int bytesPerFrame{};  ///< > 0

  [[nodiscard]] std::int64_t frames() const { return samples.size / bytesPerFrame; }
};

/// Reads a file's chunks (Multimedia Programming Interface and Data Specifications 1.0, EBU Tech 3306).
/// @return nothing for what is no WAV file or has no samples that stand one frame after another: PCM, float,
///         A-law or µ-law. @throws FileError where it cannot be read
[[nodiscard]] std::optional<WavLayout> readWavLayout(const AudioOriginal& file);

/// A chunk in memory: id, size, content and the byte that evens it out.
[[nodiscard]] std::string riffChunk(std::string_view id, std::string_view content);

}  // namespace barline::exporting
