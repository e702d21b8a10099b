#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/model/Curve.h"
#include "engine/model/PitchSpectrum.h"
#include "engine/model/RhythmSpectrum.h"
#include "engine/pipeline/StepContext.h"
#include "engine/steps/structure/FormUnits.h"

namespace barline::steps::structure {

/// What each unit sounds like.
struct UnitFeatures {
  static constexpr std::size_t kBands = model::RhythmSpectrum::kBands / 2;  ///< pairs of neighbours
  static constexpr std::size_t kOctaves = model::PitchSpectrum::kBands / 12;
  /// Mean and standard deviation of the bands' levels, mean of the pitch classes' and the octaves' levels,
  /// and the level of the whole: each scaled so that what an ear calls another sound is about 1.
  static constexpr std::size_t kSound = 2 * kBands + 12 + kOctaves + 1;
  static constexpr std::size_t kQuarters = 4;  ///< parts of a unit whose harmony is looked at apart
  static constexpr std::size_t kHarmony = kQuarters * 12;

  std::vector<float> sound;    ///< kSound a unit
  std::vector<float> harmony;  ///< kHarmony a unit: levels of the pitch classes, C first, less their mean
  std::vector<float> levels;   ///< dBFS, one a unit

  [[nodiscard]] std::size_t size() const { return levels.size(); }
  [[nodiscard]] std::span<const float> soundOf(std::size_t unit) const {
    return std::span(sound).subspan(unit * kSound, kSound);
  }
};

/// @throws pipeline::Cancelled
[[nodiscard]] UnitFeatures describeUnits(const std::vector<FormUnit>& units,
                                         const model::RhythmSpectrum& rhythm,
                                         const model::PitchSpectrum& pitch, const model::EnergyCurve& energy,
                                         pipeline::StepContext& context);

}  // namespace barline::steps::structure
