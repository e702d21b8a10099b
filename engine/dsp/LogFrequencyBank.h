#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace barline::dsp {

/// Maps a magnitude spectrum to a logarithmic frequency axis, three bins to the semitone, so that a tuning
/// other than A4 = 440 Hz can be made out and put right afterwards.
///
/// Each bin is a raised cosine about its frequency, as wide as its neighbours' distance but no narrower than
/// the spectrum's own spacing (after the mapping of Mauch and Dixon, "Approximate note transcription for the
/// improved identification of difficult chords", ISMIR 2010). Immutable, so usable from several threads.
class LogFrequencyBank {
 public:
  static constexpr int kBinsPerSemitone = 3;
  static constexpr double kLowestPitch = 20.0;    ///< of bin 0, in MIDI numbers (A4 = 69)
  static constexpr double kHighestPitch = 106.0;  ///< of the last bin where nothing else is asked for
  static constexpr std::size_t kBins =
      static_cast<std::size_t>(kHighestPitch - kLowestPitch) * kBinsPerSemitone + 1;

  /// @param fftSize samples of the transform. @param sampleRate Hz, at least 8,000
  /// @param highestPitch of the last bin, a whole number above kLowestPitch
  LogFrequencyBank(std::size_t fftSize, double sampleRate, double highestPitch = kHighestPitch);

  /// kBins unless a highest pitch was given
  [[nodiscard]] std::size_t bins() const { return kernels_.size(); }

  /// @param magnitude fftSize / 2 + 1 values. @param out bins() values
  void map(std::span<const float> magnitude, std::span<float> out) const;

 private:
  struct Kernel {
    std::size_t firstBin{};
    std::size_t firstWeight{};
    std::size_t count{};
  };

  std::vector<Kernel> kernels_;
  std::vector<float> weights_;
};

/// Hz of a pitch in MIDI numbers at A4 = 440 Hz.
[[nodiscard]] double pitchToFrequency(double pitch);

/// The inverse of pitchToFrequency. @param frequency > 0
[[nodiscard]] double frequencyToPitch(double frequency);

}  // namespace barline::dsp
