#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/audio/BlockReader.h"
#include "engine/audio/Decoder.h"
#include "engine/audio/PcmFormat.h"
#include "engine/export/chunks/ChunkSettings.h"

namespace barline::exporting {

/// The samples that chunks are cut from, in one pass from the front: as they are stored, or the analysis
/// signal as floats. Memory does not grow with the file's length.
class ChunkSource {
 public:
  /// @param decoding outlives it. @throws audio::MediaError
  ChunkSource(audio::Decoding& decoding, const std::filesystem::path& file, ChunkAudio audio);

  [[nodiscard]] const audio::PcmFormat& format() const { return format_; }
  /// The samples are those that were encoded.
  [[nodiscard]] bool lossless() const { return lossless_; }
  /// What the container promises at format()'s rate; 0 = unknown.
  [[nodiscard]] std::int64_t expectedFrames() const;

  /// One sentence about what was wrong so far.
  [[nodiscard]] std::optional<std::string> warning() const;

  /// Lets the next frames begin near `frame`, at most there. @return where they do. @throws MediaError
  std::int64_t skipTowards(std::int64_t frame);

  /// Appends some of the next frames to `samples`. @return false at the end. @throws MediaError
  bool append(std::vector<std::byte>& samples);

 private:
  std::optional<audio::Decoder> decoder_;  // ChunkAudio::Native
  std::optional<audio::BlockReader> reader_;
  audio::PcmFormat format_;
  bool lossless_{};
  std::vector<std::byte> stored_;
  audio::OwnedBlock block_;
};

}  // namespace barline::exporting
