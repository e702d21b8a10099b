#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/audio/PcmFormat.h"
#include "engine/model/AudioSource.h"

namespace barline::audio {

class Decoding;
class DecoderBackend;

/// Planes of decoded audio that read() fills; reused from call to call without reallocation.
using Planes = std::vector<std::vector<float>>;

/// Decodes the best audio stream of a local media file, from the first sample that was encoded: encoder delay
/// and padding (MP3, AAC, Opus) are removed. Opens nothing but the file itself: no network, no playlists, no
/// references to other files. Parameters that change in the middle of a stream are converted to the first
/// ones.
///
/// Not thread-safe; may be used from any one thread at a time. Memory does not grow with the file's length.
class Decoder {
 public:
  enum class Samples : unsigned char {
    Floats,   ///< planes of finite floats, for read()
    AsStored  ///< what the codec gives, bit for bit, for readStored()
  };

  /// @param decoding outlives the decoder. @throws MediaError
  Decoder(Decoding& decoding, const std::filesystem::path& file, Samples samples = Samples::Floats);
  ~Decoder();
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;

  [[nodiscard]] const AudioFormat& format() const;
  /// What readStored() gives: the file's own samples, or those that a lossy codec decodes to.
  [[nodiscard]] const PcmFormat& storedFormat() const;
  /// Whether the codec gives back exactly what was encoded.
  [[nodiscard]] bool lossless() const;

  /// Codec, tags and what else the container says. `duration` is exact and `fingerprint` present only after
  /// read() has reached the end from frame 0 without a seek; before that they are the container's word and
  /// empty.
  [[nodiscard]] model::AudioSource source() const;

  /// Reads up to `maximumFrames` frames into `out` (resized to format().channels planes of the returned
  /// length).
  /// @return frames read; 0 at the end. Damage in the middle is skipped or ends the stream: see warning().
  /// @throws MediaError where nothing at all could be decoded. Samples::Floats only.
  std::size_t read(Planes& out, std::size_t maximumFrames);
  /// The same for interleaved frames of storedFormat(). Samples::AsStored only.
  std::size_t readStored(std::vector<std::byte>& out, std::size_t maximumFrames);

  /// Makes `frame` (0 up; clamped to the end) the next to be read, exact to the sample.
  /// @throws MediaError
  void seek(std::int64_t frame);
  /// Goes somewhere near `frame` without reading what lies between, however long the file: by what the
  /// container's index says or, where there is none, by the share of the file's bytes. What is read next
  /// counts from `frame` on, may begin with what a codec makes of a start in the middle, and has no end to
  /// rely on.
  /// @return whether it worked. @throws MediaError
  bool seekNear(std::int64_t frame);

  /// One sentence about what was wrong so far: truncated, damaged in the middle.
  [[nodiscard]] std::optional<std::string> warning() const;

 private:
  std::unique_ptr<DecoderBackend> backend_;
};

}  // namespace barline::audio
