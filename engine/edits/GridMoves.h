#pragma once

#include <cstddef>
#include <optional>

#include "engine/edits/GridBasis.h"
#include "engine/model/Edit.h"

/// Edits of the times of beats. Each gives the edit to apply, or nothing where there is nothing to change.
namespace barline::edits {

/// Where beats come to lie when one is moved: those before it and those from `staying` on stay.
struct BeatMove {
  std::size_t index{};
  std::size_t staying{};      ///< first beat behind it that stays; the number of beats where none does
  double by{};                ///< seconds that the beat moves by, as far as its neighbours leave room
  std::vector<double> times;  ///< seconds, of beats [index, staying)

  bool operator==(const BeatMove&) const = default;
};

/// Followers move with the beat: all alike where the rest of the track follows, else the less the nearer they
/// are to the beat that stays, so that the tempo to there is even. Those that leave the track go.
/// @param index of a beat @param time seconds where it is to go
[[nodiscard]] BeatMove plannedMove(const GridBasis& basis, std::size_t index, double time, Reach reach);

/// "move_beat": name of the beat, seconds it moved by.
[[nodiscard]] std::optional<model::Edit> moveBeat(const GridBasis& basis, std::size_t index, double time,
                                                  Reach reach);

/// "insert_beat": seconds. The beats behind it in its bar count one more; bars begin where they did. The
/// first beat of an empty grid begins bar 1.
[[nodiscard]] std::optional<model::Edit> insertBeat(const GridBasis& basis, double time);

/// Where a beat is missing nearest to `time`: in the middle of its beat, or a beat beyond the first or the
/// last.
[[nodiscard]] double placeForBeat(const GridBasis& basis, double time);

/// "delete_beat": name of the beat. The beats behind it in its bar count one less; of a downbeat, the next
/// beat becomes the downbeat.
[[nodiscard]] std::optional<model::Edit> deleteBeat(const GridBasis& basis, std::size_t index);

/// "shift_grid": seconds. All beats of the range; those that leave the track go. Nothing where a beat would
/// run into one that stays.
[[nodiscard]] std::optional<model::Edit> shiftBeats(const GridBasis& basis, const model::TimeRange& range,
                                                    double seconds, Reach reach);

/// "shift_half_beat": "1" later or "-1" earlier. Each beat goes to the middle between it and its neighbour.
[[nodiscard]] std::optional<model::Edit> shiftHalfBeat(const GridBasis& basis, const model::TimeRange& range,
                                                       bool later, Reach reach);

/// "snap_beats": number of beats that moved. Beats of the range go onto a transient that is at most 50 ms and
/// a fifth of a beat away.
[[nodiscard]] std::optional<model::Edit> snapToTransients(const GridBasis& basis,
                                                          const model::TimeRange& range, Reach reach);

/// Seconds: `time`, or the transient that is at most `reach` seconds away.
[[nodiscard]] double snapped(const GridBasis& basis, double time, double reach);

}  // namespace barline::edits
