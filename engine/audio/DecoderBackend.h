#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/audio/Decoder.h"
#include "engine/audio/PcmFormat.h"
#include "engine/model/AudioSource.h"

namespace barline::audio {

struct OwnedBlock;

/// What a Decoder hands its calls to: libav in this process, or a process apart. Each as Decoder says.
class DecoderBackend {
 public:
  DecoderBackend() = default;
  virtual ~DecoderBackend() = default;
  DecoderBackend(const DecoderBackend&) = delete;
  DecoderBackend& operator=(const DecoderBackend&) = delete;

  [[nodiscard]] virtual const AudioFormat& format() const = 0;
  [[nodiscard]] virtual const PcmFormat& storedFormat() const = 0;
  [[nodiscard]] virtual bool lossless() const = 0;
  [[nodiscard]] virtual model::AudioSource source() const = 0;
  virtual std::size_t read(Planes& out, std::size_t maximumFrames) = 0;
  virtual std::size_t readStored(std::vector<std::byte>& out, std::size_t maximumFrames) = 0;
  virtual void seek(std::int64_t frame) = 0;
  virtual bool seekNear(std::int64_t frame) = 0;
  [[nodiscard]] virtual std::optional<std::string> warning() const = 0;
};

/// What a BlockReader hands its calls to.
class BlockBackend {
 public:
  BlockBackend() = default;
  virtual ~BlockBackend() = default;
  BlockBackend(const BlockBackend&) = delete;
  BlockBackend& operator=(const BlockBackend&) = delete;

  [[nodiscard]] virtual const AudioFormat& format() const = 0;
  [[nodiscard]] virtual model::AudioSource source() const = 0;
  [[nodiscard]] virtual std::optional<std::string> warning() const = 0;
  virtual bool next(OwnedBlock& block) = 0;
  [[nodiscard]] virtual double cpuSecondsApart() const = 0;
};

}  // namespace barline::audio
