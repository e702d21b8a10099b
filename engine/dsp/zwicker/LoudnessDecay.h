#pragma once

#include "engine/dsp/zwicker/CoreLoudness.h"

namespace barline::dsp::zwicker {

/// The third stage of ISO 532-1:2017 for time-varying sounds (6.4): a band's loudness rises at once and falls
/// the more slowly the longer the sound lasted. A network of two capacitors and a diode with time constants
/// of 5 ms, 15 ms and 75 ms, followed in 24 steps between values 0.5 ms apart.
class LoudnessDecay {
 public:
  /// To be called with each next value.
  [[nodiscard]] const CoreLoudness& apply(const CoreLoudness& core);

 private:
  static void advance(const float* from, const float* to, float* output, float* second);

  alignas(64) CoreLoudness input_{};   ///< the value before
  alignas(64) CoreLoudness output_{};  ///< voltage of the first capacitor
  alignas(64) CoreLoudness second_{};  ///< voltage of the second
};

}  // namespace barline::dsp::zwicker
