#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "engine/audio/Decoder.h"

namespace barline::audio {

class BlockBackend;

/// Where media files are decoded. Made once by each program, which hands it to whoever decodes; outlives all
/// that it opened. Thread-safe.
class Decoding {
 public:
  /// Asked now and then on the thread that waits; true ends the waiting.
  using Cancelled = std::function<bool()>;

  Decoding() = default;
  virtual ~Decoding() = default;
  Decoding(const Decoding&) = delete;
  Decoding& operator=(const Decoding&) = delete;

  /// For Decoder. @throws MediaError
  [[nodiscard]] virtual std::unique_ptr<DecoderBackend> openDecoder(const std::filesystem::path& file,
                                                                    Decoder::Samples samples) = 0;
  /// For BlockReader. @throws MediaError, also where it was cancelled
  [[nodiscard]] virtual std::unique_ptr<BlockBackend> openBlocks(const std::filesystem::path& file,
                                                                 Cancelled cancelled) = 0;
  /// As audio::fingerprint(). @throws MediaError
  [[nodiscard]] virtual std::string fingerprint(const std::filesystem::path& file,
                                                const Cancelled& cancelled = {}) = 0;
  /// Memory that decoding takes outside of this process at present, MiB.
  [[nodiscard]] virtual double mebibytesApart() const = 0;
};

/// Decodes in the process that asks, where a fault in a codec ends the program: for tests, and for the inside
/// of a process apart.
class DecodingHere final : public Decoding {
 public:
  [[nodiscard]] std::unique_ptr<DecoderBackend> openDecoder(const std::filesystem::path& file,
                                                            Decoder::Samples samples) override;
  [[nodiscard]] std::unique_ptr<BlockBackend> openBlocks(const std::filesystem::path& file,
                                                         Cancelled cancelled) override;
  [[nodiscard]] std::string fingerprint(const std::filesystem::path& file,
                                        const Cancelled& cancelled = {}) override;
  [[nodiscard]] double mebibytesApart() const override { return 0.0; }
};

}  // namespace barline::audio
