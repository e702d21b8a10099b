#include "engine/edits/GridDraft.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "engine/edits/Ranges.h"

namespace barline::edits {
namespace {

using model::Beat;
using model::TimeRange;

constexpr double kSameTime = 1e-6;  // s

/// Of a beat: an analysed beat nearer than this to an edited one may be taken for the same (see Amend.h), so
/// it becomes part of the edit.
constexpr double kNear = 0.6;

double gap(const Beat& a, const Beat& b) {
  return b.time - a.time;
}

bool ascends(const GridBasis& basis, BeatSpan span, const std::vector<DraftBeat>& draft) {
  const auto& beats = basis.grid.beats;
  double last = span.first > 0 ? beats[span.first - 1].time : -kLeastInterval;
  for (const DraftBeat& drafted : draft) {
    if (drafted.beat.time - last < kLeastInterval - kSameTime) return false;
    last = drafted.beat.time;
  }
  return span.end >= beats.size() || beats[span.end].time - last >= kLeastInterval - kSameTime;
}

bool isUnchanged(const GridBasis& basis, BeatSpan span, const std::vector<DraftBeat>& draft) {
  if (draft.size() != span.end - span.first) return false;
  for (std::size_t i = 0; i < draft.size(); ++i) {
    const Beat& before = basis.grid.beats[span.first + i];
    const Beat& now = draft[i].beat;
    if (now.time != before.time || now.positionInBar != before.positionInBar) return false;
    if (now.positionInBar == 1 && draft[i].metre && *draft[i].metre != metreAt(basis.grid, span.first + i))
      return false;
  }
  return true;
}

/// Widens the draft by the unchanged beat before it, or after it, where that one is near.
void takeInNeighbours(const GridBasis& basis, BeatSpan& span, std::vector<DraftBeat>& draft) {
  const auto& beats = basis.grid.beats;
  if (draft.empty()) return;
  if (span.first > 0) {
    const Beat& neighbour = beats[span.first - 1];
    const double usual =
        span.first > 1 ? gap(beats[span.first - 2], neighbour) : intervalAt(beats, span.first - 1);
    if (gap(neighbour, draft.front().beat) < kNear * usual) {
      const auto kept = draftOf(basis.grid, {span.first - 1, span.first});
      draft.insert(draft.begin(), kept.begin(), kept.end());
      --span.first;
    }
  }
  if (span.end < beats.size()) {
    const Beat& neighbour = beats[span.end];
    const double usual = intervalAt(beats, span.end);
    if (gap(draft.back().beat, neighbour) < kNear * usual) {
      const auto kept = draftOf(basis.grid, {span.end, span.end + 1});
      draft.insert(draft.end(), kept.begin(), kept.end());
      ++span.end;
    }
  }
}

}  // namespace

model::Metre metreAt(const model::BeatGrid& grid, std::size_t index) {
  const auto bar = model::barIndexAt(grid, grid.beats[index].time);
  if (bar) return grid.bars[*bar].metre;
  return model::mostCommonMetre(grid).value_or(model::Metre{});
}

std::vector<DraftBeat> draftOf(const model::BeatGrid& grid, BeatSpan span) {
  std::vector<DraftBeat> draft;
  for (std::size_t i = span.first; i < span.end; ++i) {
    auto& drafted = draft.emplace_back(DraftBeat{grid.beats[i], std::nullopt});
    if (drafted.beat.positionInBar == 1) drafted.metre = metreAt(grid, i);
  }
  return draft;
}

std::optional<model::EditChange> replacing(const GridBasis& basis, BeatSpan span,
                                           const std::vector<DraftBeat>& replacement) {
  const auto& beats = basis.grid.beats;
  if (!ascends(basis, span, replacement) || isUnchanged(basis, span, replacement)) return std::nullopt;
  std::vector<DraftBeat> draft = replacement;
  takeInNeighbours(basis, span, draft);

  TimeRange range;
  range.begin = span.first < span.end ? beats[span.first].time : draft.front().beat.time;
  if (!draft.empty()) range.begin = std::min(range.begin, draft.front().beat.time);
  const double last = std::max(draft.empty() ? range.begin : draft.back().beat.time,
                               span.end > span.first ? beats[span.end - 1].time : range.begin);
  range.end =
      span.end < beats.size() ? beats[span.end].time : std::max(basis.duration, last + kLeastInterval);

  model::GridPatch patch;
  for (const DraftBeat& drafted : draft) {
    patch.beats.push_back(drafted.beat);
    const bool changes =
        drafted.metre && (patch.metres.empty() || patch.metres.back().metre != *drafted.metre);
    if (changes) patch.metres.push_back({drafted.beat.time, *drafted.metre});
  }
  return model::EditChange{model::EditLayer::Grid, range, std::move(patch), gridPatchOf(basis.grid, range)};
}

std::optional<model::EditChange> replacingBars(const GridBasis& basis, BeatSpan span,
                                               std::vector<DraftBeat> draft) {
  const auto& beats = basis.grid.beats;
  if (draft.empty() || isUnchanged(basis, span, draft)) return std::nullopt;
  model::Metre metre;
  if (span.first < beats.size()) metre = metreAt(basis.grid, span.first);
  for (const DraftBeat& drafted : draft) metre = drafted.metre.value_or(metre);
  int position = draft.back().beat.positionInBar;
  while (span.end < beats.size() && beats[span.end].positionInBar != 1 &&
         firstStaying(basis, span.end - 1, Reach::ToNextVerified) != span.end) {
    position = position % beatsIn(metre) + 1;
    DraftBeat next{beats[span.end], std::nullopt};
    next.beat.positionInBar = position;
    if (position == 1) next.metre = metre;
    draft.push_back(next);
    ++span.end;
  }
  return replacing(basis, span, draft);
}

std::optional<model::Edit> edit(model::EditName name, std::vector<model::EditChange> changes) {
  if (changes.empty()) return std::nullopt;
  model::Edit result;
  result.name = std::move(name);
  result.changes = std::move(changes);
  return result;
}

std::string numeral(double value, int decimals) {
  std::array<char, 64> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals);
  return {text.data(), end.ptr};
}

}  // namespace barline::edits
