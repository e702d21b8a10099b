#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/edits/EditOverlay.h"
#include "engine/model/BeatGrid.h"
#include "engine/model/Edit.h"
#include "engine/model/TimeRange.h"

namespace barline::edits {

/// What an edit of the grid is made on. Refers to values that outlive it.
struct GridBasis {
  const model::BeatGrid& grid;                   ///< as shown: analysis with edits
  const LayerOverlay& overlay;                   ///< of the grid: what is edited, verified and locked
  std::span<const model::Transient> transients;  ///< of the whole track, in order; may be empty
  double duration{};                             ///< seconds of the track
};

/// How far from a beat on an edit has effect. Beats before it never move.
enum class Reach : unsigned char {
  Here,            ///< that beat, or that bar
  ToNextVerified,  ///< until what is verified or locked; to the end where nothing is
  ToEnd            ///< to the end, verified or not
};

/// Two beats are never nearer to each other than this, seconds: 1200 a minute.
inline constexpr double kLeastInterval = 0.05;

/// A beat no further than this from a transient is on it: a frame of the onset detector, seconds.
inline constexpr double kOnTransient = 0.01;

/// Index of the first beat at or after `time`; beats.size() where there is none.
[[nodiscard]] std::size_t firstBeatFrom(const model::BeatGrid& grid, double time);

/// Index of the nearest beat; nothing in an empty grid.
[[nodiscard]] std::optional<std::size_t> nearestBeat(const model::BeatGrid& grid, double time);

/// "70.4": number of the bar and of the beat in it, as shown; a pick-up counts back to its bar's end.
[[nodiscard]] std::string beatName(const model::BeatGrid& grid, std::size_t index);

/// Seconds from a beat to the next, or where none follows or the pulse pauses, from the one before.
[[nodiscard]] double intervalAt(std::span<const model::Beat> beats, std::size_t index);

/// The first beat after `index` that an edit at `index` leaves where it is; beats.size() where there is none.
[[nodiscard]] std::size_t firstStaying(const GridBasis& basis, std::size_t index, Reach reach);

/// The same for an edit that moves bars: they also stay from the next edit on that begins with a downbeat,
/// since a person has said where the bars are there.
[[nodiscard]] std::size_t firstStayingBar(const GridBasis& basis, std::size_t index, Reach reach);

/// Beats [first, end).
struct BeatSpan {
  std::size_t first{};
  std::size_t end{};

  bool operator==(const BeatSpan&) const = default;
};

/// The beats in `range`, without those that are verified unless `reach` is ToEnd: stretches that an edit of
/// the range may change.
[[nodiscard]] std::vector<BeatSpan> changeable(const GridBasis& basis, const model::TimeRange& range,
                                               Reach reach);

/// The strongest nearby transient, `reach` seconds at most; near ones are favoured.
[[nodiscard]] std::optional<model::Transient> transientNear(std::span<const model::Transient> transients,
                                                            double time, double reach);

}  // namespace barline::edits
