#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/dsp/zwicker/BandKernel.h"
#include "engine/dsp/zwicker/LowBandDecimator.h"

namespace barline::dsp::zwicker {

/// Intensities (Pa²) of the third-octave bands from 25 Hz to 12.5 kHz.
using BandIntensities = std::array<float, kThirdOctaves>;

/// The first stage of ISO 532-1:2017 for time-varying sounds (6.3): third-octave filters, squares, smoothing,
/// and their values every 0.5 ms. Two channels count with the mean of their powers, band by band.
class ThirdOctaveBank {
 public:
  static constexpr int kStepsPerSecond = 2000;

  /// @param sampleRate Hz, from 8,000; @param channels 1 or 2; @param pascals in a sample of 1
  ThirdOctaveBank(int sampleRate, std::size_t channels, double pascals,
                  const BandKernel& kernel = availableBandKernels().back());

  /// Takes samples in. Step k stands at the sample nearest to k / 2000 s.
  /// @param second null where there is one channel
  /// @param steps gets those that are reached, after what it has
  void add(const float* first, const float* second, std::size_t frames, std::vector<BandIntensities>& steps);

 private:
  static constexpr std::size_t kNumeratorLength = 2;  ///< samples before, in 1 − z⁻²

  struct Channel {
    explicit Channel(std::size_t decimation) : decimator(decimation) {}

    std::vector<float> recent = std::vector<float>(kNumeratorLength);  ///< samples, after those before them
    std::vector<float> high;                                           ///< after the first numerator
    LowBandDecimator decimator;
    const std::vector<float>* low{};  ///< decimated
  };

  void prepare(Channel& channel, const float* samples, std::size_t count) const;
  void advance(std::size_t count);
  void findInstants(std::size_t count);
  [[nodiscard]] BandIntensities read(std::size_t step) const;

  int sampleRate_;
  BandAdvances advance_;
  LowBandFilters lowFilters_;
  HighBandFilters highFilters_;
  BandState lowState_;
  BandState highState_;
  std::vector<Channel> channels_;
  std::int64_t step_{};      ///< the next
  std::int64_t position_{};  ///< frames so far

  // Of the piece under way, for each of its steps:
  std::vector<std::size_t> instants_;
  std::vector<std::size_t> lowInstants_;
  std::vector<std::size_t> late_;  ///< samples after the last decimated one
  std::vector<BandReading> lowReadings_;
  std::vector<BandReading> highReadings_;
};

}  // namespace barline::dsp::zwicker
