#pragma once

#include <functional>
#include <vector>

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

  /// Up to kLanes values that follow each other.
  struct Frames {
    std::size_t count;
    std::array<double, kLanes> loudness;    ///< N(t), sone
    const SpecificLoudnessLanes& specific;  ///< N'(z, t), before N's temporal weighting
  };
  using Sink = std::function<void(const Frames&)>;

  /// @param sampleRate Hz, from 8,000; @param channels 1 or 2, which count with the mean of their powers
  /// @param pascals in a sample of 1
  TimeVaryingLoudness(int sampleRate, std::size_t channels, SoundField field, double pascals);

  /// @param second null where there is one channel
  /// @param sink gets the values as some of them are reached; value k stands at k / 500 s
  void add(const float* first, const float* second, std::size_t frames, const Sink& sink);

  /// To be called once, after the last add(). @param sink gets what is left
  void finish(const Sink& sink);

 private:
  static constexpr std::size_t kDecimation = ThirdOctaveBank::kStepsPerSecond / kStepsPerSecond;
  static constexpr std::size_t kBatch = kDecimation * kLanes;

  void takeStep(const BandIntensities& step);
  void closeBatch(const Sink& sink);

  ThirdOctaveBank bank_;
  std::vector<BandIntensities> steps_;  ///< of the block under way
  CoreLoudnessModel core_;
  LoudnessDecay decay_;
  LoudnessLowPass quick_;
  LoudnessLowPass slow_;
  /// The steps of the batch: step k is in lane k / kDecimation of batch_[k % kDecimation], so that the first
  /// has those that become values.
  std::array<CoreLoudnessLanes, kDecimation> batch_{};
  std::size_t filled_{};
  SpecificLoudnessLanes specific_{};
};

}  // namespace barline::dsp::zwicker
