#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/dsp/LevelDistribution.h"
#include "engine/dsp/zwicker/Sharpness.h"
#include "engine/dsp/zwicker/TimeVaryingLoudness.h"
#include "engine/model/Psychoacoustics.h"
#include "engine/pipeline/StepCatalog.h"
#include "engine/steps/StereoFold.h"

namespace barline::steps {

/// Loudness as heard (ISO 532-1:2017, time-varying sounds) and sharpness (DIN 45692 and its relatives), from
/// the same specific loudness. Two channels count with the mean of their powers in each third-octave band, so
/// that a mono file and the same as stereo give the same and nothing is lost where channels are out of phase;
/// more than two are folded down to two first. N(t) is taken every 2 ms; figures are of these values, and the
/// curves keep the mean of each step.
class PerceivedLoudnessTap {
 public:
  static pipeline::StepDeclaration declaration();

  explicit PerceivedLoudnessTap(const pipeline::Parameters& parameters);

  void begin(const audio::AudioFormat& format);
  void consume(const audio::AudioBlock& block);
  model::PerceivedLoudness finish();

 private:
  static constexpr std::size_t kWeightings = dsp::zwicker::kWeightings;
  using Sums = std::array<double, kWeightings>;

  /// Sharpness over some of the time: what is loud enough of it.
  struct Audible {
    Sums sums{};
    std::size_t count{};
  };

  void take(const dsp::zwicker::TimeVaryingLoudness::Frames& frames);
  void takeFrame(double loudness, const Sums& sharpness);
  void closeBin();
  [[nodiscard]] Audible settled() const;
  [[nodiscard]] model::Curve curve(const char* unit, std::vector<float> values) const;

  dsp::zwicker::SoundField field_;
  double pascals_;         ///< in a sample of 1
  std::size_t binLength_;  ///< values of 2 ms in a value of the curves
  std::optional<StereoFold> fold_;
  std::optional<dsp::zwicker::TimeVaryingLoudness> model_;

  dsp::LevelDistribution loudness_;  ///< sone, every 2 ms
  std::vector<Audible> settling_;    ///< of the first 2, 4, 6 … ms
  Audible whole_;
  double binLoudness_{};  ///< sum over the bin under way
  std::size_t binFilled_{};
  Audible bin_;
  std::vector<float> loudnessCurve_;
  std::array<std::vector<float>, kWeightings> sharpnessCurves_;
};

}  // namespace barline::steps
