#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/model/TimeRange.h"
#include "engine/steps/rhythm/BeatCandidates.h"
#include "engine/steps/rhythm/RhythmWeights.h"

namespace barline::steps::rhythm {

/// The evenly spaced beats of a track that was played to a click or by a machine.
struct TrackGrid {
  double begin{};                        ///< of one of its beats, seconds
  double period{};                       ///< seconds
  bool isMachineMade{};                  ///< its beats are more exact than any player's
  std::vector<model::TimeRange> ranges;  ///< where it holds, ascending: its beats were found on either side

  /// @return seconds from `time` to the nearest of its beats, at most half a period
  [[nodiscard]] double distance(double time) const;

  /// Whether a beat at `time` is one of its own, and a machine counts on there even if nothing is heard.
  [[nodiscard]] bool countsOn(double time) const;

  /// The ranges, and some seconds before the first and after the last, where it is likely to hold too.
  [[nodiscard]] std::vector<model::TimeRange> reach() const;

  /// Whether none of `times` (ascending) lies beside the grid within its reach.
  [[nodiscard]] bool holdsAll(std::span<const double> times) const;
};

/// The grid that most of the beats lie on; nothing where there is none, as when people play without a click.
/// Players who come back to the very same grid after some seconds beside it have never left it: a search from
/// beat to beat can't know this. @param times of beats, seconds, ascending
[[nodiscard]] std::optional<TrackGrid> findTrackGrid(std::span<const double> times);

/// Makes the grid's beats likelier and what lies beside them less likely within its reach; adds candidates at
/// beats that have none.
[[nodiscard]] std::vector<BeatCandidate> favourGrid(std::span<const BeatCandidate> candidates,
                                                    const TrackGrid& grid,
                                                    const model::RhythmActivation& activation,
                                                    const RhythmWeights& weights);

}  // namespace barline::steps::rhythm
