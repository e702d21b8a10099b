#pragma once

#include <cstdint>

#include "engine/dsp/DetrendedFluctuation.h"
#include "engine/model/Danceability.h"
#include "engine/pipeline/StepCatalog.h"

namespace barline::steps {

/// Danceability after S. Streich and P. Herrera, "Detrended fluctuation analysis of music signals:
/// danceability estimation and further semantic characterization", AES 118th Convention (2005): the deviation
/// of the sound in each 10 ms is a series; music to dance to, whose level comes back with every beat, strays
/// little from its course on scales beyond a beat.
class DanceabilityTap {
 public:
  static pipeline::StepDeclaration declaration();

  explicit DanceabilityTap(const pipeline::Parameters&);

  void begin(const audio::AudioFormat&) {}
  void consume(const audio::AudioBlock& block);
  model::Danceability finish();

 private:
  void closeBlock();
  [[nodiscard]] double meanExponent() const;
  [[nodiscard]] double variation() const;

  dsp::DetrendedFluctuation fluctuation_;
  std::int64_t position_{};  ///< analysis frames so far
  std::int64_t blockBegin_{};
  std::int64_t blockEnd_{};
  // Of the samples of the block under way.
  double sum_{};
  double squares_{};
  // Of the deviations so far.
  double deviationSum_{};
  double deviationSquares_{};
};

}  // namespace barline::steps
