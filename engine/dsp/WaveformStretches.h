#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/dsp/BandSplit.h"
#include "engine/dsp/Lanes.h"
#include "engine/dsp/WaveformMeter.h"

namespace barline::dsp {

/// Measures one channel, as WaveformMeter does, in stretches of equal length. Eight of them are worked on
/// side by side: what the filters remember where each begins is summed up beforehand from the samples of
/// those before it. Results do not depend on how the samples arrive.
class WaveformStretches {
 public:
  /// @param sampleRate Hz, over 4 · highSplit / 3. @param lowSplit, highSplit Hz
  /// @param stretch samples, a multiple of kLanes
  WaveformStretches(double sampleRate, double lowSplit, double highSplit, std::size_t stretch);

  /// Takes in samples and appends the stretches that could be measured to `measures`.
  void add(std::span<const float> samples, std::vector<WaveformMeasure>& measures);

  /// Appends what is left, of which the last stretch may be shorter; to be called once, after the last add().
  void finish(std::vector<WaveformMeasure>& measures);

 private:
  static constexpr std::size_t kStates = 4;  ///< of both filters

  using States = std::array<double, kStates>;
  using Reaches = std::array<float, kStates>;

  void prepareStretches();
  static void sumUp(const float* samples, std::size_t frames, const float* const* weights, Reaches& sums);
  static void measure(const BandSplit& low, const BandSplit& high, const float* const* rows,
                      std::size_t frames, Lanes* states, WaveformMeasure* measures);
  void measureStretches(const float* samples, std::size_t count, std::vector<WaveformMeasure>& measures);
  void goOn(const float* samples);

  BandSplit lowSplit_;
  BandSplit highSplit_;
  std::size_t stretch_;
  std::array<std::vector<float>, kStates> weights_;  ///< of a stretch's samples in each state at its end
  std::array<States, kStates> transition_{};         ///< of the states at its begin in those at its end
  States states_{};                                  ///< where the next stretch begins
  std::vector<float> buffer_;                        ///< of eight stretches
  std::size_t filled_{};
};

}  // namespace barline::dsp
