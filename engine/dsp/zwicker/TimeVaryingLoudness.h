#pragma once

#include <functional>

#include "engine/dsp/zwicker/LoudnessDecay.h"
#include "engine/dsp/zwicker/LoudnessPattern.h"
#include "engine/dsp/zwicker/ThirdOctaveBank.h"

namespace barline::dsp::zwicker {

/// A first-order low-pass over loudness values 0.5 ms apart, between which the loudness is a straight line
/// followed in 24 steps.
class LoudnessLowPass {
 public:
  /// @param timeConstant seconds
  explicit LoudnessLowPass(double timeConstant);

  double apply(double loudness);

 private:
  double hold_;      ///< share of the output that stays over 0.5 ms
  double previous_;  ///< weight of the value before
  double current_;   ///< weight of the new value
  double first_;     ///< weight of the very first value
  double output_{};
  double input_{};
  bool begun_{};
};

/// Loudness of time-varying sounds after ISO 532-1:2017, every 2 ms.
class TimeVaryingLoudness {
 public:
  static constexpr int kStepsPerSecond = 500;

  struct Frame {
    double loudness;                   ///< N(t), sone
    const SpecificLoudness& specific;  ///< N'(z, t), before N's temporal weighting
  };
  using Sink = std::function<void(const Frame&)>;

  /// @param sampleRate Hz, from 8,000; @param channels 1 or 2, which count with the mean of their powers
  /// @param pascals in a sample of 1
  TimeVaryingLoudness(int sampleRate, std::size_t channels, SoundField field, double pascals);

  /// @param second null where there is one channel
  /// @param sink gets each 2 ms as it is reached; value k stands at k / 500 s
  void add(const float* first, const float* second, std::size_t frames, const Sink& sink);

 private:
  void closeStep(const Sink& sink);

  ThirdOctaveBank bank_;
  CoreLoudnessModel core_;
  LoudnessDecay decay_;
  LoudnessLowPass quick_;
  LoudnessLowPass slow_;
  SpecificLoudness specific_{};
  std::int64_t step_{};
};

}  // namespace barline::dsp::zwicker
