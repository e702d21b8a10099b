#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "engine/model/TimeRange.h"

namespace barline::model {

struct Metre {
  int numerator{4};
  int denominator{4};

  bool operator==(const Metre&) const = default;
  static constexpr auto fields() { return std::tuple{&Metre::numerator, &Metre::denominator}; }
};

/// "4/4"
[[nodiscard]] std::string toString(const Metre& metre);

/// Whether beats divide into three: 6/8, 9/8, 12/8. A bar of 3/8 is three short beats.
[[nodiscard]] constexpr bool isCompound(const Metre& metre) {
  return metre.denominator >= 8 && metre.numerator > 3 && metre.numerator % 3 == 0;
}

/// Number of beats a bar of this metre has, at least 1: dotted ones in a compound metre.
[[nodiscard]] int beatsIn(const Metre& metre);

/// The transient of the audio nearest to a beat.
struct Transient {
  double time{};      ///< seconds
  double strength{};  ///< 0–1, relative to the strongest of the track

  bool operator==(const Transient&) const = default;
  static constexpr auto fields() { return std::tuple{&Transient::time, &Transient::strength}; }
};

struct Beat {
  double time{};                       ///< seconds
  int positionInBar{};                 ///< 1 = downbeat
  double confidence{};                 ///< 0–1
  std::optional<Transient> transient;  ///< absent where the audio has none near the beat

  bool operator==(const Beat&) const = default;
  static constexpr auto fields() {
    return std::tuple{&Beat::time, &Beat::positionInBar, &Beat::confidence, &Beat::transient};
  }
};

struct Bar {
  TimeRange range;
  int number{};  ///< 1 up; a pick-up before the first downbeat is 0
  Metre metre;
  double confidence{};  ///< 0–1: that the bar begins here

  bool operator==(const Bar&) const = default;
  static constexpr auto fields() {
    return std::tuple{&Bar::range, &Bar::number, &Bar::metre, &Bar::confidence};
  }
};

/// Another reading of a whole track's grid: beats at another rate, bars that begin on another beat, or bars
/// of another metre. What it does not change is as in the grid.
struct GridAlternative {
  double beatRate{1.0};        ///< of the grid's; 2 = twice as many beats, 1 = the same beats
  int beatShift{};             ///< beats by which bars begin later, 0 = where they do
  std::optional<Metre> metre;  ///< absent where it stays
  double probability{};        ///< 0–1: that this is right and the grid is not

  bool operator==(const GridAlternative&) const = default;
  static constexpr auto fields() {
    return std::tuple{&GridAlternative::beatRate, &GridAlternative::beatShift, &GridAlternative::metre,
                      &GridAlternative::probability};
  }
};

/// The rhythmic grid of a track. Beats and bars ascend in time; each bar begins on a beat, a pick-up bar
/// excepted, and bars touch, except where the pulse pauses. Both are empty where no pulse was found.
struct BeatGrid {
  std::vector<Beat> beats;
  std::vector<Bar> bars;
  std::vector<GridAlternative> alternatives{};  ///< the likeliest first; empty where nothing else is likely

  bool operator==(const BeatGrid&) const = default;
  static constexpr auto fields() {
    return std::tuple{&BeatGrid::beats, &BeatGrid::bars, &BeatGrid::alternatives};
  }
};

/// Index of the last beat at or before `time` (seconds), or nothing before the first.
[[nodiscard]] std::optional<std::size_t> beatIndexAt(const BeatGrid& grid, double time);

/// Index of the bar that contains `time`; the last bar also owns what follows it.
[[nodiscard]] std::optional<std::size_t> barIndexAt(const BeatGrid& grid, double time);

/// The pulse pauses after a beat: more than two and a half beats without one. Nothing follows the last.
/// @param index below the number of beats
[[nodiscard]] bool pausesAfter(std::span<const Beat> beats, std::size_t index);

/// The metre of most bars, the earliest of equals; nothing without bars. A pick-up counts only where it is
/// alone.
[[nodiscard]] std::optional<Metre> mostCommonMetre(const BeatGrid& grid);

}  // namespace barline::model
