#pragma once

#include <vector>

#include "engine/dsp/KWeighting.h"
#include "engine/dsp/TruePeakMeter.h"
#include "engine/model/Loudness.h"
#include "engine/pipeline/StepCatalog.h"

namespace barline::steps {

/// Loudness after ITU-R BS.1770-4 and EBU R 128: integrated, range (EBU Tech 3342), true peak, and the
/// momentary and short-term curves (EBU Tech 3341) every 0.1 s. Channels weigh what BS.1770-4's table 4 says
/// of their position; low-frequency effects count for the true peak alone.
class LoudnessTap {
 public:
  static pipeline::StepDeclaration declaration();

  explicit LoudnessTap(const pipeline::Parameters&) {}

  void begin(const audio::AudioFormat& format);
  void consume(const audio::AudioBlock& block);
  model::Loudness finish();

 private:
  struct WeightedChannel {
    std::size_t index{};  ///< in the block
    double weight{};
  };
  struct ChannelPair {
    WeightedChannel first;
    WeightedChannel second;  ///< of weight 0 where there is no second
    dsp::KWeightedMeter meter;
  };

  void measureLoudness(const audio::AudioBlock& block);
  void closeStep();
  [[nodiscard]] std::vector<double> windowPowers(std::size_t steps, std::size_t hop) const;

  int sampleRate_{};
  std::vector<ChannelPair> pairs_;
  std::vector<dsp::TruePeakMeter> peakMeters_;
  std::int64_t position_{};           ///< frames so far
  std::int64_t stepEnd_{};            ///< frame after the step under way
  std::vector<double> stepEnergies_;  ///< weighted sums of squares over each 20 ms
};

}  // namespace barline::steps
