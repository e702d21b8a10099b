#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/audio/Decoder.h"
#include "engine/audio/Libav.h"
#include "engine/audio/PcmFormat.h"
#include "engine/audio/SampleConverter.h"

namespace barline::audio {

/// The samples of one decoded frame of libav's, as planes of sane floats or as they were stored. The first
/// frame fixes the format; frames in another are converted to it.
class DecodedChunk {
 public:
  explicit DecodedChunk(Decoder::Samples samples) : samples_(samples) {}

  /// @param bits of a sample that the codec says count; 0 = all of them
  /// @return false where the format is outside Barline's bounds
  bool setFormat(const AVFrame& first, int bits);
  /// Both valid after setFormat().
  [[nodiscard]] const AudioFormat& format() const { return floats_.format(); }
  [[nodiscard]] const PcmFormat& storedFormat() const { return storedFormat_; }

  /// Replaces what was there. @return false where the frame cannot be converted; then there is nothing
  bool take(const AVFrame& frame);
  void takeSilence(std::size_t frames);
  [[nodiscard]] std::size_t frames() const;

  /// Copies `count` frames from `from` on to where `out` has room for them, each plane from `at` on.
  void copy(std::size_t from, std::size_t count, std::span<const std::span<float>> out, std::size_t at) const;
  void copy(std::size_t from, std::size_t count, std::span<std::byte> out) const;

 private:
  struct Input {
    AVSampleFormat format{};
    int rate{};
    ChannelLayout layout;
    bool operator==(const Input&) const = default;
  };

  bool takeStored(const AVFrame& frame);

  const Decoder::Samples samples_;
  SampleConverter floats_;
  Planes planes_;

  // Decoder::Samples::AsStored only
  PcmFormat storedFormat_;
  ChannelLayout layout_;
  std::vector<std::byte> bytes_;
  std::optional<Input> input_;  // that converter_ takes
  ResamplerPointer converter_;
};

}  // namespace barline::audio
