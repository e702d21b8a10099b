#pragma once

#include <array>
#include <complex>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/dsp/RoughnessTables.h"

namespace barline::dsp {

/// Excitation of the roughness model's channels by the components of a spectrum (Daniel and Weber 1997, stage
/// 1). What is within half a Bark of a channel's middle excites it in full; what lies beyond, by Terhardt's
/// slopes up to the channel's nearer edge, as far as it stays above the threshold in quiet there:
/// −27 dB/Bark downwards, −24 − 230 Hz/f + 0.2·L dB/Bark (at most 0) upwards.
///
/// For one thread at a time.
class ChannelExcitation {
 public:
  /// Bins [begin, end) of a spectrum; outside of them a channel is not excited.
  struct Range {
    std::size_t begin{};
    std::size_t end{};
    bool isExcited{};  ///< inside of them it is; where false, only their values tell
  };

  /// @param binWidth Hz between the values of spectra, at most 50
  /// @param bins values of a spectrum, from 0 Hz on
  ChannelExcitation(double binWidth, std::size_t bins);

  /// Values of a spectrum that can be heard: those below 24 Bark (15.5 kHz).
  [[nodiscard]] std::size_t bins() const { return bins_; }

  /// Takes a frame's spectrum, of bins() values or more. A sine of 1 Pa RMS has a magnitude of 1.
  void hear(std::span<const std::complex<float>> spectrum);

  /// The excitation of the next of kRoughnessChannels channels since hear(), into excitation[begin … end) of
  /// the range it gives. Values outside of that are not touched.
  Range exciteNext(std::span<std::complex<float>> excitation);

 private:
  /// Components between two neighbouring channels' middles, the upper included; the last, what lies above
  /// all.
  struct Group {
    std::size_t begin{};
    std::size_t end{};
    float peak{};      ///< pascals; none of them excites the channel under way by more
    float flattest{};  ///< factor from channel to channel; none of their upward slopes falls by less
  };

  void setComponents(const std::vector<double>& barks, double binWidth);
  void setChannels(const std::vector<double>& barks);
  std::size_t exciteFromBelow(float* excitation);
  std::size_t exciteFromAbove(float* excitation) const;
  [[nodiscard]] std::size_t reachFromAbove(std::size_t begin, float gain, float threshold) const;

  std::size_t bins_{};
  std::vector<float> transmission_;
  std::vector<float> audibleFrom_;  ///< squared pascals
  std::vector<float> slopeOffset_;  ///< of an upward slope at 0 dB SPL: log2 of the factor for a Bark
  std::vector<float> upDistance_;   ///< Bark to the first channel's middle that is not below
  std::vector<float> downFactor_;   ///< of downward slopes, with downGain_
  std::array<Group, kRoughnessChannels + 1> groups_{};
  std::array<Range, kRoughnessChannels> own_{};        ///< components that excite a channel in full
  std::array<float, kRoughnessChannels> threshold_{};  ///< pascals
  std::array<float, kRoughnessChannels> downGain_{};

  std::size_t channel_{};       ///< the one to come
  std::size_t firstSloping_{};  ///< groups before this one reach no further channel
  float loudest_{};
  std::vector<float> heardReal_;
  std::vector<float> heardImaginary_;
  std::vector<float> magnitude_;
  std::vector<float> up_;      ///< factor of an upward slope in the channel to come
  std::vector<float> upStep_;  ///< what it is multiplied by from channel to channel
};

}  // namespace barline::dsp
