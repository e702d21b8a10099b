#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>

#include "engine/memory/LongVector.h"
#include "engine/model/HalfFloat.h"

namespace barline::model {

/// What the sound is like every 23 ms, as librosa 0.11 defines it with its defaults, from the analysis
/// signal. Frame i covers kWindow samples around sample i · kHop. Kept as binary16 of 9 significant bits,
/// exact to 0.2 %: an hour takes 15 MB, and 10 MB in the cache, where bits that say nothing of a bar would
/// not shrink. What is cached is what was computed.
struct FrameFeatures {
  static constexpr std::size_t kWindow = 2048;
  static constexpr std::size_t kHop = 512;
  static constexpr double kFrameRate = 22050.0 / kHop;
  static constexpr std::size_t kBands = 7;
  static constexpr std::size_t kContrastBands = 7;
  static constexpr std::size_t kPitchClasses = 12;
  static constexpr std::size_t kCoefficients = 20;

  /// Where in a frame's values each feature begins.
  enum Feature : std::size_t {
    Rms,               ///< of samples under the window, full scale = 1: librosa's rms of a spectrogram
    Level,             ///< RMS of the kHop samples around the frame's centre, full scale = 1
    Peak,              ///< greatest |sample| of these
    Centroid,          ///< Hz
    Bandwidth,         ///< Hz
    Rolloff,           ///< Hz, 85 %
    Flatness,          ///< 0–1
    ZeroCrossingRate,  ///< crossings a sample
    OnsetStrength,     ///< dB of mean rise
    HighShare,         ///< 0–1: power from 2 kHz up, of that from 20 Hz up
    Contrast,          ///< dB, kContrastBands
    Chroma = Contrast + kContrastBands,  ///< kPitchClasses, C first, the greatest 1
    Mfcc = Chroma + kPitchClasses,       ///< kCoefficients
    kValues = Mfcc + kCoefficients,
  };

  double duration{};                    ///< seconds of audio covered
  std::optional<double> harmonicShare;  ///< 0–1, dsp::HarmonicShare; absent for silence and under 0.5 s
  /// Mean power of the bands of dsp::BandPowers over all frames, full scale = 1; all 0 for silence.
  std::array<double, kBands> bandPowers{};
  memory::LongVector<std::uint16_t> halves;  ///< kValues a frame, scaled by scaleOf

  [[nodiscard]] std::size_t frames() const { return halves.size() / kValues; }

  [[nodiscard]] float at(std::size_t frame, std::size_t value) const {
    return halfToFloat(halves[frame * kValues + value]) / scaleOf(value);
  }
  void set(std::size_t frame, std::size_t value, float number) {
    constexpr unsigned kUnit = 4;  // the last of the bits that are kept
    constexpr unsigned kInfinity = 0x7C00;
    constexpr unsigned kMagnitude = 0x7FFF;
    unsigned half = (floatToHalf(number * scaleOf(value)) + kUnit / 2) & ~(kUnit - 1);
    if ((half & kMagnitude) >= kInfinity) half -= kUnit;  // what is beyond the largest stays the largest
    halves[frame * kValues + value] = static_cast<std::uint16_t>(half);
  }

  /// Small numbers are kept in larger units, clear of binary16's smallest.
  [[nodiscard]] static constexpr float scaleOf(std::size_t value) {
    return value <= Peak || value == Flatness || value == HighShare ? 1024.0F : 1.0F;
  }

  /// For who goes through the frames in order: gives back, now and then, the memory of those that `frame`
  /// comes after, where there are hours of them.
  void letGoBefore(std::size_t frame) const {
    constexpr std::size_t kEvery = std::size_t{1} << 16;
    if (frame % kEvery == 0) halves.letGo();
  }

  /// To be called after decoding. @throws CodecError for half a frame.
  void restore() const;

  bool operator==(const FrameFeatures&) const = default;
  static constexpr auto fields() {
    return std::tuple{&FrameFeatures::duration, &FrameFeatures::harmonicShare, &FrameFeatures::bandPowers,
                      &FrameFeatures::halves};
  }
};

}  // namespace barline::model
