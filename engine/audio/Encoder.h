#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <span>

#include "engine/audio/PcmFormat.h"

namespace barline::audio {

enum class AudioContainer : unsigned char { Wav, Flac };

/// Whether a container holds samples of this format as they are. WAV holds all; FLAC integers of 16 and 24
/// bits (24 in Int32).
[[nodiscard]] bool holds(AudioContainer container, const PcmFormat& format);

/// Writes a new audio file sample for sample, by libav's muxers. The same samples give the same bytes: no
/// clock, no version of a library is in them. Not thread-safe; several may work at once.
class Encoder {
 public:
  /// Bytes of samples in a WAV file, which counts in 32 bits all that follows its first eight bytes; some are
  /// left for its headers.
  static constexpr std::uint64_t kMostWavBytes = std::numeric_limits<std::uint32_t>::max() - 4096;

  /// Creates the file. @param mostWavBytes of samples, at most kMostWavBytes
  /// @throws std::invalid_argument for a format that the container does not hold, std::system_error where the
  /// file cannot be made or exists
  Encoder(const std::filesystem::path& target, AudioContainer container, const PcmFormat& format,
          std::uint64_t mostWavBytes = kMostWavBytes);
  /// Closes the file; without finish() it is incomplete.
  ~Encoder();
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;

  /// Appends whole interleaved frames. @throws std::system_error, e.g. where the disk is full; EFBIG for more
  /// than a WAV file holds, before anything of these frames is written
  void write(std::span<const std::byte> frames);

  /// Completes the file and closes it. It is not synced, but its writing to the disk has begun.
  /// @return its size in bytes. @throws std::system_error
  std::uintmax_t finish();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace barline::audio
