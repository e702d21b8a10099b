#include "engine/edits/GridMoves.h"

#include <algorithm>
#include <cmath>

#include "engine/edits/GridDraft.h"

namespace barline::edits {
namespace {

using model::Beat;

constexpr double kTransientReach = 0.05;  // s; as the analysis looks for a beat's transient
constexpr double kInside = 0.001;         // s; a beat is moved so near to the track's end
constexpr double kSnapShare = 0.2;        // of a beat

/// What was found near the beat's old place need not be near its new one.
void setTime(Beat& beat, double time, const GridBasis& basis) {
  beat.time = time;
  const auto near = transientNear(basis.transients, time, kTransientReach);
  if (near) beat.transient = near;
  if (beat.transient && std::abs(beat.transient->time - time) > kTransientReach) beat.transient.reset();
}

/// Follows the positions that change where a beat comes or goes, up to the next downbeat.
std::size_t endOfBar(const std::vector<Beat>& beats, std::size_t index) {
  while (index < beats.size() && beats[index].positionInBar != 1) ++index;
  return index;
}

std::optional<model::Edit> firstBeat(const GridBasis& basis, double time, model::EditName name) {
  DraftBeat first{{time, 1, 1.0, {}}, model::Metre{}};
  setTime(first.beat, time, basis);
  std::vector<model::EditChange> changes;
  if (const auto change = replacing(basis, {0, 0}, {first})) changes.push_back(*change);
  return edit(std::move(name), std::move(changes));
}

/// Each stretch of the range with its beats at other times. @param timeOf (index) → seconds
template <class TimeOf>
std::vector<model::EditChange> retimed(const GridBasis& basis, const std::vector<BeatSpan>& spans,
                                       TimeOf timeOf) {
  std::vector<model::EditChange> changes;
  for (const BeatSpan& span : spans) {
    std::vector<DraftBeat> draft = draftOf(basis.grid, span);
    for (std::size_t i = 0; i < draft.size(); ++i) setTime(draft[i].beat, timeOf(span.first + i), basis);
    std::erase_if(draft, [&](const DraftBeat& drafted) {
      return drafted.beat.time < 0.0 || drafted.beat.time >= basis.duration;
    });
    if (const auto change = replacing(basis, span, draft)) changes.push_back(*change);
  }
  return changes;
}

}  // namespace

double snapped(const GridBasis& basis, double time, double reach) {
  const auto transient = transientNear(basis.transients, time, reach);
  return transient ? transient->time : time;
}

BeatMove plannedMove(const GridBasis& basis, std::size_t index, double time, Reach reach) {
  const auto& beats = basis.grid.beats;
  BeatMove move{index, firstStaying(basis, index, reach), 0.0, {}};
  const bool isPinned = move.staying < beats.size();
  const double origin = beats[index].time;
  const double earliest = index > 0 ? beats[index - 1].time + kLeastInterval : 0.0;
  double latest = basis.duration - kInside;
  const auto steps = static_cast<double>(move.staying - index);
  if (isPinned) {
    // The share that each interval loses must leave it a least interval.
    for (std::size_t i = index; i < move.staying; ++i) {
      const double room = beats[i + 1].time - beats[i].time - kLeastInterval;
      latest = std::min(latest, origin + steps * room);
    }
  }
  move.by = std::clamp(time, std::min(earliest, origin), std::max(latest, origin)) - origin;
  for (std::size_t i = index; i < move.staying; ++i) {
    const double share = isPinned ? static_cast<double>(move.staying - i) / steps : 1.0;
    move.times.push_back(beats[i].time + share * move.by);
  }
  return move;
}

std::optional<model::Edit> moveBeat(const GridBasis& basis, std::size_t index, double time, Reach reach) {
  const BeatMove move = plannedMove(basis, index, time, reach);
  std::vector<model::EditChange> changes =
      retimed(basis, {{index, move.staying}}, [&](std::size_t i) { return move.times[i - index]; });
  for (model::EditChange& change : changes) {
    for (Beat& beat : std::get<model::GridPatch>(change.content).beats) {
      if (beat.time == move.times.front()) beat.confidence = 1.0;
    }
  }
  return edit({"move_beat", {beatName(basis.grid, index), numeral(move.by, 3)}}, std::move(changes));
}

std::optional<model::Edit> insertBeat(const GridBasis& basis, double time) {
  const auto& beats = basis.grid.beats;
  model::EditName name{"insert_beat", {numeral(time, 3)}};
  if (time < 0.0 || time >= basis.duration) return std::nullopt;
  if (beats.empty()) return firstBeat(basis, time, std::move(name));
  const std::size_t at = firstBeatFrom(basis.grid, time);
  const std::size_t end = endOfBar(beats, at);
  std::vector<DraftBeat> draft = draftOf(basis.grid, {at, end});
  DraftBeat inserted{{time, 1, 1.0, {}}, std::nullopt};
  setTime(inserted.beat, time, basis);
  if (at == 0) {
    // Before everything: the pick-up has a beat more, or the first bar gets one.
    const int first = beats.front().positionInBar;
    const int length = beatsIn(metreAt(basis.grid, 0));
    inserted.beat.positionInBar = first > 1 ? first - 1 : length;
    if (inserted.beat.positionInBar == 1) inserted.metre = metreAt(basis.grid, 0);
    draft.clear();
    draft.push_back(inserted);
    const auto change = replacing(basis, {0, 0}, draft);
    return change ? edit(std::move(name), {*change}) : std::nullopt;
  }
  const bool isLast = at == beats.size();
  const int length = beatsIn(metreAt(basis.grid, at - 1));
  inserted.beat.positionInBar = beats[at - 1].positionInBar + 1;
  if (isLast && inserted.beat.positionInBar > length) inserted.beat.positionInBar = 1;
  if (inserted.beat.positionInBar == 1) inserted.metre = metreAt(basis.grid, at - 1);
  for (DraftBeat& drafted : draft) ++drafted.beat.positionInBar;
  draft.insert(draft.begin(), inserted);
  const auto change = replacing(basis, {at, end}, draft);
  return change ? edit(std::move(name), {*change}) : std::nullopt;
}

double placeForBeat(const GridBasis& basis, double time) {
  const auto& beats = basis.grid.beats;
  if (beats.empty()) return std::clamp(time, 0.0, basis.duration);
  const std::size_t after = firstBeatFrom(basis.grid, time);
  if (after == 0) return std::max(0.0, beats.front().time - intervalAt(beats, 0));
  const std::size_t before = after - 1;
  if (pausesAfter(beats, before)) {
    const double next = beats[before].time + intervalAt(beats, before);
    return std::min(next, std::nextafter(basis.duration, 0.0));
  }
  return (beats[before].time + beats[after].time) / 2.0;
}

std::optional<model::Edit> deleteBeat(const GridBasis& basis, std::size_t index) {
  const auto& beats = basis.grid.beats;
  const std::size_t end = endOfBar(beats, index + 1);
  std::vector<DraftBeat> draft = draftOf(basis.grid, {index + 1, end});
  const bool isDownbeat = beats[index].positionInBar == 1;
  // The beats of a pick-up keep their distance to the first downbeat.
  const bool isPickUp = index == 0 && !isDownbeat;
  if (!isPickUp) {
    for (DraftBeat& drafted : draft) {
      --drafted.beat.positionInBar;
      if (drafted.beat.positionInBar == 1) drafted.metre = metreAt(basis.grid, index);
    }
  } else {
    draft.clear();
  }
  const auto change = replacing(basis, {index, isPickUp ? index + 1 : end}, draft);
  return change ? edit({"delete_beat", {beatName(basis.grid, index)}}, {*change}) : std::nullopt;
}

std::optional<model::Edit> shiftBeats(const GridBasis& basis, const model::TimeRange& range, double seconds,
                                      Reach reach) {
  return edit({"shift_grid", {numeral(seconds, 3)}},
              retimed(basis, changeable(basis, range, reach),
                      [&](std::size_t i) { return basis.grid.beats[i].time + seconds; }));
}

std::optional<model::Edit> shiftHalfBeat(const GridBasis& basis, const model::TimeRange& range, bool later,
                                         Reach reach) {
  const auto& beats = basis.grid.beats;
  std::vector<model::EditChange> changes =
      retimed(basis, changeable(basis, range, reach), [&](std::size_t i) {
        if (later) return beats[i].time + intervalAt(beats, i) / 2.0;
        const bool follows = i > 0 && !pausesAfter(beats, i - 1);
        return beats[i].time - intervalAt(beats, follows ? i - 1 : i) / 2.0;
      });
  return edit({"shift_half_beat", {later ? "1" : "-1"}}, std::move(changes));
}

std::optional<model::Edit> snapToTransients(const GridBasis& basis, const model::TimeRange& range,
                                            Reach reach) {
  const auto& beats = basis.grid.beats;
  std::size_t moved = 0;
  const auto place = [&](std::size_t i) {
    const double within = std::min(kTransientReach, kSnapShare * intervalAt(beats, i));
    const auto& own = beats[i].transient;
    if (own && basis.transients.empty() && std::abs(own->time - beats[i].time) <= within) return own->time;
    return snapped(basis, beats[i].time, within);
  };
  const std::vector<BeatSpan> spans = changeable(basis, range, reach);
  for (const BeatSpan& span : spans) {
    for (std::size_t i = span.first; i < span.end; ++i) moved += place(i) != beats[i].time ? 1 : 0;
  }
  return edit({"snap_beats", {std::to_string(moved)}}, retimed(basis, spans, place));
}

}  // namespace barline::edits
