#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "ui/timeline/SampleWindow.h"

namespace barline::ui {

/// The frequencies of a Spectrum's values: 48 to the octave from 20 Hz to 20 kHz.
namespace spectrum {

inline constexpr double kLowest = 20.0;      ///< Hz
inline constexpr double kHighest = 20000.0;  ///< Hz
inline constexpr int kPerOctave = 48;
inline constexpr float kFloor = -120.0F;  ///< dBFS; no value lies lower

/// Hz of value `index`.
[[nodiscard]] double frequencyAt(double index);
/// The index, not whole, at which a frequency stands.
[[nodiscard]] double indexOf(double frequency);

}  // namespace spectrum

/// Levels over frequency, dBFS: a full-scale sine reaches 0 dBFS, at any frequency. Ends at the Nyquist
/// frequency where that is below 20 kHz.
using Spectrum = std::vector<float>;

enum class Smoothing : unsigned char {
  Fine,    ///< the strongest of the bins about each frequency
  Twelfth  ///< the power in a twelfth of an octave about each frequency
};

/// Makes spectra at one sample rate: a Hann window of some 170 ms (8192 frames at 44.1 and 48 kHz), power
/// averaged over the channels, so that what is out of phase between them does not vanish. What it needs for
/// that is made by the first addPower(), on whose thread it may take its time. Not thread-safe, but for
/// frames().
class SpectrumAnalyser {
 public:
  explicit SpectrumAnalyser(int sampleRate);
  ~SpectrumAnalyser();
  SpectrumAnalyser(const SpectrumAnalyser&) = delete;
  SpectrumAnalyser& operator=(const SpectrumAnalyser&) = delete;

  /// Length of the window.
  [[nodiscard]] std::int64_t frames() const { return static_cast<std::int64_t>(frames_); }
  [[nodiscard]] int sampleRate() const { return sampleRate_; }

  /// Adds the power of each bin, scaled so that a full-scale sine on a bin gives 1, of the window that begins
  /// at `firstFrame` of the track. Frames that `samples` does not hold are silent.
  /// @param power a value for each bin, or empty for zeros
  void addPower(const SampleWindow& samples, std::int64_t firstFrame, std::vector<double>& power);

  /// The levels of power per bin.
  ///
  /// Twelfth: bands narrower than the main lobe of the window (four bins, below about 400 Hz) are as wide as
  /// that, so a sine reads true there too.
  [[nodiscard]] Spectrum levels(const std::vector<double>& power, Smoothing smoothing) const;

 private:
  struct Transform;

  [[nodiscard]] std::size_t bins() const { return frames_ / 2 + 1; }
  [[nodiscard]] Spectrum fineLevels(const std::vector<double>& power) const;
  [[nodiscard]] Spectrum bandLevels(const std::vector<double>& power) const;
  [[nodiscard]] std::size_t values() const;

  int sampleRate_;
  std::size_t frames_;
  std::unique_ptr<Transform> transform_;
};

}  // namespace barline::ui
