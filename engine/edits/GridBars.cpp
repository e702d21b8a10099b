#include "engine/edits/GridBars.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "engine/edits/GridDraft.h"

namespace barline::edits {
namespace {

using model::Metre;

/// Where a bar begins, and its metre.
struct BarStart {
  std::size_t beat{};
  Metre metre;
};

/// The bars of [span.first, span.end) begin at `starts`, which ascend; beats before the first keep their
/// positions.
std::vector<DraftBeat> withBars(const model::BeatGrid& grid, BeatSpan span,
                                const std::vector<BarStart>& starts) {
  std::vector<DraftBeat> draft = draftOf(grid, span);
  int position = 0;
  auto start = starts.begin();
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (start != starts.end() && start->beat == span.first + i) {
      position = 1;
      draft[i].beat.positionInBar = 1;
      draft[i].metre = start->metre;
      ++start;
    } else if (position > 0) {
      draft[i].beat.positionInBar = ++position;
      draft[i].metre.reset();
    }
  }
  return draft;
}

/// Bars of one metre from `first` to before `end`; where the pulse pauses, counting begins anew.
std::vector<BarStart> evenBars(const model::BeatGrid& grid, std::size_t first, std::size_t end,
                               const Metre& metre) {
  std::vector<BarStart> starts;
  int position = 0;
  for (std::size_t i = first; i < end; ++i) {
    const bool resumes = i > first && pausesAfter(grid.beats, i - 1);
    if (position == 0 || resumes) {
      starts.push_back({i, metre});
      position = 0;
    }
    position = (position + 1) % beatsIn(metre);
  }
  return starts;
}

/// The downbeats in (after, end) moved by `shift` beats, as far as they stay behind `after` and apart.
std::vector<BarStart> shiftedBars(const model::BeatGrid& grid, std::size_t after, std::size_t end,
                                  std::ptrdiff_t shift) {
  std::vector<BarStart> starts;
  for (std::size_t i = 0; i < grid.beats.size(); ++i) {
    if (grid.beats[i].positionInBar != 1) continue;
    const std::ptrdiff_t beat = static_cast<std::ptrdiff_t>(i) + shift;
    if (beat <= static_cast<std::ptrdiff_t>(after) || beat >= static_cast<std::ptrdiff_t>(end)) continue;
    starts.push_back({static_cast<std::size_t>(beat), metreAt(grid, i)});
  }
  return starts;
}

/// Bars behind the last of `starts` go on in its metre.
void goOn(const model::BeatGrid& grid, std::size_t end, std::vector<BarStart>& starts) {
  const auto behind = evenBars(grid, starts.back().beat, end, starts.back().metre);
  starts.insert(starts.end(), behind.begin() + 1, behind.end());
}

/// The next downbeat behind `index`, and the last at or before it.
struct Around {
  std::optional<std::size_t> before;
  std::optional<std::size_t> after;
};

Around downbeatsAround(const model::BeatGrid& grid, std::size_t index) {
  Around around;
  for (std::size_t i = 0; i < grid.beats.size(); ++i) {
    if (grid.beats[i].positionInBar != 1) continue;
    if (i <= index) {
      around.before = i;
    } else {
      around.after = i;
      break;
    }
  }
  return around;
}

/// By how many beats bars behind `index` move so that one begins there: the lesser of later and earlier.
std::ptrdiff_t shiftTo(const model::BeatGrid& grid, std::size_t index) {
  const Around around = downbeatsAround(grid, index);
  const auto at = static_cast<std::ptrdiff_t>(index);
  if (!around.before && !around.after) return 0;
  if (!around.before) return at - static_cast<std::ptrdiff_t>(*around.after);
  const std::ptrdiff_t later = at - static_cast<std::ptrdiff_t>(*around.before);
  if (!around.after) return later;
  const std::ptrdiff_t earlier = at - static_cast<std::ptrdiff_t>(*around.after);
  return later <= -earlier ? later : earlier;
}

std::optional<model::Edit> rebarred(const GridBasis& basis, BeatSpan span,
                                    const std::vector<BarStart>& starts, model::EditName name) {
  std::vector<DraftBeat> draft = withBars(basis.grid, span, starts);
  if (!draft.empty() && !starts.empty() && starts.front().beat == span.first)
    draft.front().beat.confidence = 1.0;
  const auto change = replacing(basis, span, draft);
  return change ? edit(std::move(name), {*change}) : std::nullopt;
}

/// Positions of the beats of `draft` before its first downbeat: they go on from the bar before, or are a
/// pick-up and count back.
void countLead(const model::BeatGrid& grid, BeatSpan span, const std::vector<BarStart>& starts,
               std::vector<DraftBeat>& draft) {
  const std::size_t lead = starts.empty() ? draft.size() : starts.front().beat - span.first;
  const Metre metre = starts.empty() ? metreAt(grid, span.first) : starts.front().metre;
  const int length = beatsIn(metre);
  for (std::size_t i = 0; i < lead; ++i) {
    int position = (length - static_cast<int>((lead - i) % static_cast<std::size_t>(length))) % length + 1;
    if (span.first > 0) position = grid.beats[span.first - 1].positionInBar + static_cast<int>(i) + 1;
    draft[i].beat.positionInBar = position;
    draft[i].metre.reset();
    if (position == 1) draft[i].metre = metre;
  }
}

std::string secondsOf(const GridBasis& basis, std::size_t index) {
  return numeral(basis.grid.beats[index].time, 3);
}

}  // namespace

std::optional<model::Edit> setDownbeat(const GridBasis& basis, std::size_t index, Reach reach) {
  const auto& grid = basis.grid;
  model::EditName name{"set_downbeat", {secondsOf(basis, index)}};
  const Around around = downbeatsAround(grid, index);
  if (around.before == index) return std::nullopt;
  std::size_t end = firstStayingBar(basis, index, reach);
  if (reach == Reach::Here) end = around.after.value_or(grid.beats.size());
  const Metre metre = metreAt(grid, index);
  std::vector<BarStart> starts{{index, metre}};
  if (!around.before && !around.after) {
    starts = evenBars(grid, index, end, metre);
  } else if (reach != Reach::Here) {
    const auto behind = shiftedBars(grid, index, end, shiftTo(grid, index));
    starts.insert(starts.end(), behind.begin(), behind.end());
    goOn(grid, end, starts);
  }
  return rebarred(basis, {index, end}, starts, std::move(name));
}

std::optional<model::Edit> setMetre(const GridBasis& basis, std::size_t index, const Metre& metre,
                                    Reach reach) {
  const auto& grid = basis.grid;
  model::EditName name{"set_metre", {toString(metre), secondsOf(basis, index)}};
  if (reach != Reach::Here) {
    const std::size_t end = firstStayingBar(basis, index, reach);
    return rebarred(basis, {index, end}, evenBars(grid, index, end, metre), std::move(name));
  }
  const std::size_t end = firstStayingBar(basis, index, Reach::ToNextVerified);
  const std::size_t next = index + static_cast<std::size_t>(beatsIn(metre));
  std::vector<BarStart> starts{{index, metre}};
  if (next < end) {
    const std::ptrdiff_t shift = grid.beats[next].positionInBar == 1 ? 0 : shiftTo(grid, next);
    starts.push_back({next, metreAt(grid, next)});
    const auto behind = shiftedBars(grid, next, end, shift);
    starts.insert(starts.end(), behind.begin(), behind.end());
    goOn(grid, end, starts);
  }
  return rebarred(basis, {index, end}, starts, std::move(name));
}

std::optional<model::Edit> shiftBars(const GridBasis& basis, const model::TimeRange& range, int beats,
                                     Reach reach) {
  std::vector<model::EditChange> changes;
  for (const BeatSpan& span : changeable(basis, range, reach)) {
    std::vector<BarStart> starts;
    for (std::size_t i = 0; i < basis.grid.beats.size(); ++i) {
      if (basis.grid.beats[i].positionInBar != 1) continue;
      const std::ptrdiff_t beat = static_cast<std::ptrdiff_t>(i) + beats;
      if (beat < static_cast<std::ptrdiff_t>(span.first) || beat >= static_cast<std::ptrdiff_t>(span.end))
        continue;
      starts.push_back({static_cast<std::size_t>(beat), metreAt(basis.grid, i)});
    }
    std::vector<DraftBeat> draft = withBars(basis.grid, span, starts);
    countLead(basis.grid, span, starts, draft);
    if (const auto change = replacingBars(basis, span, std::move(draft))) changes.push_back(*change);
  }
  return edit({"shift_bars", {std::to_string(beats)}}, std::move(changes));
}

std::optional<model::Edit> useMetre(const GridBasis& basis, const model::TimeRange& range, const Metre& metre,
                                    Reach reach) {
  std::vector<model::EditChange> changes;
  for (const BeatSpan& span : changeable(basis, range, reach)) {
    std::size_t first = span.first;
    while (first < span.end && basis.grid.beats[first].positionInBar != 1) ++first;
    if (first == span.end) first = span.first;
    const BeatSpan whole{first, span.end};
    auto draft = withBars(basis.grid, whole, evenBars(basis.grid, first, span.end, metre));
    if (const auto change = replacingBars(basis, whole, std::move(draft))) changes.push_back(*change);
  }
  return edit({"use_metre", {toString(metre)}}, std::move(changes));
}

}  // namespace barline::edits
