#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/audio/Decoder.h"
#include "engine/audio/Decoding.h"

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
  /// @param decoding outlives the reader
  /// @param cancelled asked while next() waits; true ends it with a MediaError
  /// @throws MediaError
  BlockReader(Decoding& decoding, const std::filesystem::path& file, Decoding::Cancelled cancelled = {});
  ~BlockReader();

  [[nodiscard]] const AudioFormat& format() const;
  /// As Decoder's: complete once next() has returned false.
  [[nodiscard]] model::AudioSource source() const;
  [[nodiscard]] std::optional<std::string> warning() const;

  /// Fills `block`; false at the end (the last block may hold only the analysis signal's remainder and no
  /// native frames). @throws MediaError
  bool next(OwnedBlock& block);

  /// CPU time that another process has spent on the blocks so far.
  [[nodiscard]] double cpuSecondsApart() const;

 private:
  std::unique_ptr<BlockBackend> backend_;
};

}  // namespace barline::audio
