#pragma once

#include <cstdint>
#include <memory>

#include "engine/audio/DecoderBackend.h"
#include "engine/audio/isolation/WorkerLink.h"

namespace barline::audio {

/// Blocks that a worker makes ahead of whoever takes them.
class RemoteBlocks final : public BlockBackend {
 public:
  /// Waits until the file is open. @throws MediaError
  explicit RemoteBlocks(std::unique_ptr<WorkerLink> link);

  [[nodiscard]] const AudioFormat& format() const override { return facts_.format; }
  [[nodiscard]] model::AudioSource source() const override;
  [[nodiscard]] std::optional<std::string> warning() const override { return facts_.source.warning; }
  bool next(OwnedBlock& block) override;
  [[nodiscard]] double cpuSecondsApart() const override { return link_->cpuSeconds(); }

 private:
  std::unique_ptr<WorkerLink> link_;
  MediaFacts facts_;
  std::size_t slot_ = 0;
  std::int64_t nextFrame_ = 0;
  std::int64_t nextAnalysisSample_ = 0;
  bool ended_ = false;
};

}  // namespace barline::audio
