#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/Chromagram.h"
#include "engine/model/TimeRange.h"

namespace barline::steps {

/// Where a span of the harmonic time axis begins.
enum class Accent : unsigned char {
  Downbeat,
  Beat,
  OffBeat,  ///< between two beats
  Free,     ///< there is no beat to go by
};

/// A stretch of time that has one chord, and the mean chroma in it.
struct SpanChroma {
  model::TimeRange range;
  Accent accent{Accent::Free};
  std::array<float, 12> bass{};    ///< mean code of the Chromagram, 0–255: strengths after a square root
  std::array<float, 12> treble{};  ///< likewise
  float levelDb{};                 ///< dBFS
};

/// Cuts [0, duration) of `chromagram` at the grid's beats; slow beats (over 0.6 s) also half way, and where
/// there are no beats every half second. Spans touch. Empty for a chromagram without frames.
[[nodiscard]] std::vector<SpanChroma> spanChroma(const model::Chromagram& chromagram,
                                                 const model::BeatGrid& grid);

/// Running sums of a chromagram's codes, so that the mean of any stretch is two look-ups.
class ChromaIntegral {
 public:
  explicit ChromaIntegral(const model::Chromagram& chromagram);

  /// Means over `range` of bass, treble (12 codes each) and level (dBFS); a frame reaches half a step to
  /// either side. An empty range gives the nearest frame.
  void mean(const model::TimeRange& range, std::array<float, 12>& bass, std::array<float, 12>& treble,
            float& levelDb) const;

 private:
  static constexpr std::size_t kWidth = 25;  // bass, treble, level

  [[nodiscard]] std::array<double, kWidth> upTo(double frame) const;

  double frameStep_;
  std::size_t frames_;
  std::vector<std::uint32_t> sums_;  // (frames + 1) rows of kWidth
};

}  // namespace barline::steps
