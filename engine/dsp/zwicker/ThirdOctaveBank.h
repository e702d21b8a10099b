#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/dsp/zwicker/BandKernel.h"

namespace barline::dsp::zwicker {

/// Intensities (Pa²) of the third-octave bands from 25 Hz to 12.5 kHz.
using BandIntensities = std::array<double, kThirdOctaves>;

/// The first stage of ISO 532-1:2017 for time-varying sounds (6.3): third-octave filters, squares, smoothing,
/// and their values every 0.5 ms. Two channels count with the mean of their powers, band by band.
class ThirdOctaveBank {
 public:
  static constexpr int kStepsPerSecond = 2000;

  /// @param sampleRate Hz, from 8,000; @param channels 1 or 2; @param pascals in a sample of 1
  ThirdOctaveBank(int sampleRate, std::size_t channels, double pascals,
                  const BandKernel& kernel = availableBandKernels().back());

  /// Takes samples up to the next step's instant: step k stands at the sample nearest to k / 2000 s.
  /// @param second null where there is one channel
  /// @return how many were taken; the step is complete where `stepComplete()` says so.
  std::size_t add(const float* first, const float* second, std::size_t frames);

  /// Whether intensities() are those of a step that add() has just reached.
  [[nodiscard]] bool stepComplete() const { return position_ == nextStep_; }

  /// To be called once for each complete step.
  BandIntensities take();

 private:
  static constexpr std::size_t kNumeratorLength = 6;  ///< samples before, in (1 − z⁻²)³

  struct Channel {
    std::array<float, kNumeratorLength> history{};
    std::vector<double> filtered;  ///< after the common numerator
  };

  static void applyNumerator(Channel& channel, const float* samples, std::size_t count);
  void silenceDecayedStates();

  int sampleRate_;
  BandKernel::Advance advance_;
  BandFilters filters_;
  std::vector<Channel> channels_;
  BandState state_;
  std::int64_t step_{};      ///< the next
  std::int64_t position_{};  ///< frames so far
  std::int64_t nextStep_{};  ///< frames after which it is complete
};

}  // namespace barline::dsp::zwicker
