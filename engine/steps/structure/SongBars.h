#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/PitchSpectrum.h"
#include "engine/model/RhythmSpectrum.h"
#include "engine/model/TimeRange.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps::structure {

/// A song bar by bar, as far as its form shows in it. Where there are many bars, each entry stands for
/// several that follow each other, so that what is made of all pairs stays small.
struct SongBars {
  static constexpr std::size_t kMost = 1024;   ///< entries
  static constexpr std::size_t kQuarters = 4;  ///< parts of a bar whose harmony is looked at apart
  static constexpr std::size_t kTimbre = model::RhythmSpectrum::kBands;
  static constexpr std::size_t kChroma = kQuarters * 12;

  std::vector<model::TimeRange> ranges;
  std::vector<float> timbre;  ///< kTimbre an entry: mean level of each band of RhythmSpectrum, 0–255
  std::vector<float> chroma;  ///< kChroma an entry: mean level of each pitch class, C first, in each quarter

  [[nodiscard]] std::size_t size() const { return ranges.size(); }
  [[nodiscard]] std::span<const float> timbreOf(std::size_t i) const {
    return std::span(timbre).subspan(i * kTimbre, kTimbre);
  }
  [[nodiscard]] std::span<const float> chromaOf(std::size_t i) const {
    return std::span(chroma).subspan(i * kChroma, kChroma);
  }
};

/// @throws pipeline::Cancelled
[[nodiscard]] SongBars describeBars(const model::RhythmSpectrum& rhythm, const model::PitchSpectrum& pitch,
                                    const model::BeatGrid& grid, pipeline::StepContext& context);

}  // namespace barline::steps::structure
