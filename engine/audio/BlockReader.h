#pragma once

#include <filesystem>
#include <memory>

#include "engine/audio/Audio.h"
#include "engine/audio/Decoder.h"

namespace barline::audio {

/// A decoded block that owns its samples, so that several threads can consume it at once.
struct OwnedBlock {
  std::int64_t firstFrame{};
  Planes planes;
  std::int64_t firstAnalysisFrame{};
  std::vector<float> analysis;
};

/// The one decoding pass of an analysis: native blocks, and with each the mono analysis signal (see
/// AudioBlock).
class BlockReader {
 public:
  /// Frames of a full block, at the native rate.
  static constexpr std::size_t kBlockFrames = 32768;

  /// @throws MediaError
  explicit BlockReader(const std::filesystem::path& file);
  ~BlockReader();

  [[nodiscard]] const Decoder& decoder() const;

  /// Fills `block`; false at the end (the last block may hold only the analysis signal's remainder and no
  /// native frames). @throws MediaError
  bool next(OwnedBlock& block);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace barline::audio
