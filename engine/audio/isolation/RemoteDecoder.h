#pragma once

#include <memory>

#include "engine/audio/DecoderBackend.h"
#include "engine/audio/isolation/WorkerLink.h"

namespace barline::audio {

/// A decoder in a worker.
class RemoteDecoder final : public DecoderBackend {
 public:
  /// Waits until the file is open. @throws MediaError
  explicit RemoteDecoder(std::unique_ptr<WorkerLink> link);

  [[nodiscard]] const AudioFormat& format() const override { return facts_.format; }
  [[nodiscard]] const PcmFormat& storedFormat() const override { return facts_.stored; }
  [[nodiscard]] bool lossless() const override { return facts_.lossless; }
  /// What was known last, where the worker has come to grief since.
  [[nodiscard]] model::AudioSource source() const override;
  std::size_t read(Planes& out, std::size_t maximumFrames) override;
  std::size_t readStored(std::vector<std::byte>& out, std::size_t maximumFrames) override;
  void seek(std::int64_t frame) override;
  bool seekNear(std::int64_t frame) override;
  [[nodiscard]] std::optional<std::string> warning() const override { return source().warning; }

 private:
  /// Reads up to `maximumFrames` into the shared memory, in parts. @param take (first frame of the part,
  /// frames)
  template <class Take>
  std::size_t readParts(std::size_t maximumFrames, const Take& take);

  std::unique_ptr<WorkerLink> link_;
  MediaFacts facts_;
};

}  // namespace barline::audio
