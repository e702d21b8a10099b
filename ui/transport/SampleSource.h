#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "engine/audio/Audio.h"
#include "engine/audio/Decoder.h"

namespace barline::ui {

/// Where a player gets its samples: a decoder in the program, a synthetic signal in tests.
/// Used by one thread at a time.
class SampleSource {
 public:
  virtual ~SampleSource() = default;

  [[nodiscard]] virtual const audio::AudioFormat& format() const = 0;

  /// As audio::Decoder::read. @throws audio::MediaError
  virtual std::size_t read(audio::Planes& out, std::size_t maximumFrames) = 0;

  /// As audio::Decoder::seek. @throws audio::MediaError
  virtual void seek(std::int64_t frame) = 0;
};

/// Opens a source; called on the decoding thread. @throws audio::MediaError
using OpenSource = std::function<std::unique_ptr<SampleSource>()>;

/// Opens `file` with the engine's decoder. @param decoding outlives what comes back
[[nodiscard]] OpenSource decodedFile(audio::Decoding& decoding, std::filesystem::path file);

}  // namespace barline::ui
