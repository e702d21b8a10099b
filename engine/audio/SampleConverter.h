#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/audio/Decoder.h"
#include "engine/audio/Libav.h"

namespace barline::audio {

/// Largest magnitude that leaves the decoder (36 dB above full scale): no music needs more, and its square
/// and its sums stay far inside a float's range.
inline constexpr float kLargestSample = 64.0F;

/// Makes every value one that analysis can use: NaN and denormals become 0, magnitudes are limited to
/// kLargestSample.
void makeSane(std::span<float> samples);

/// Copies samples from memory that another process can write to and makes the copy sane.
/// @param out as long as `from`
void copySane(std::span<const float> from, std::span<float> out);
/// @param out becomes as long as `from`
void copySane(std::span<const float> from, std::vector<float>& out);

/// Turns decoded frames of any sample format into planes of sane floats. The first frame fixes rate and
/// channels; frames with others are converted to them.
class SampleConverter {
 public:
  /// Fixes the format that comes out. @return false where it is outside Barline's bounds
  bool setFormat(const AVFrame& first);
  /// Valid after setFormat().
  [[nodiscard]] const AudioFormat& format() const { return format_; }

  /// Replaces what is in `planes` by the frame's samples. @return false where the frame cannot be converted
  bool convert(const AVFrame& frame, Planes& planes);

 private:
  struct Input {
    int sampleFormat{};
    int sampleRate{};
    ChannelLayout layout;
    bool operator==(const Input&) const = default;
  };

  bool configure(const Input& input);

  AudioFormat format_;
  ChannelLayout layout_;
  std::optional<Input> input_;
  ResamplerPointer resampler_;  // empty where frames need no conversion
};

}  // namespace barline::audio
