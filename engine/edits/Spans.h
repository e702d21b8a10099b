#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/edits/EditOverlay.h"
#include "engine/model/Edit.h"
#include "engine/model/Timeline.h"

/// What edits of chords, keys and sections have in common: spans that ascend and touch.
namespace barline::edits {

/// No span that an edit leaves is shorter, seconds.
inline constexpr double kShortestSpan = 0.1;

/// A person has said so.
inline constexpr double kSaidSo = 1.0;

/// Index of the span that contains a time; the last one also owns its end.
template <class Span>
[[nodiscard]] std::optional<std::size_t> spanAt(const std::vector<Span>& spans, double time) {
  const auto after =
      std::ranges::upper_bound(spans, time, {}, [](const Span& span) { return span.range.begin; });
  if (after == spans.begin()) return std::nullopt;
  const auto found = std::prev(after);
  const bool inside = found->range.contains(time) || (after == spans.end() && time == found->range.end);
  return inside ? std::optional(static_cast<std::size_t>(found - spans.begin())) : std::nullopt;
}

/// The two spans at the border that begins span `index`, with the border at `time`, as far as both stay;
/// nothing where there is no such border or it does not move.
template <class Span>
[[nodiscard]] std::optional<std::vector<Span>> withBorderAt(const std::vector<Span>& spans, std::size_t index,
                                                            double time) {
  if (index == 0 || index >= spans.size()) return std::nullopt;
  std::vector<Span> pair{spans[index - 1], spans[index]};
  const double low = pair[0].range.begin + kShortestSpan;
  const double high = pair[1].range.end - kShortestSpan;
  if (low > high) return std::nullopt;
  const double placed = std::clamp(time, low, high);
  if (placed == pair[1].range.begin) return std::nullopt;
  pair[0].range.end = placed;
  pair[1].range.begin = placed;
  return pair;
}

/// A span cut in two at `time`; nothing where one piece would be too short.
template <class Span>
[[nodiscard]] std::optional<std::vector<Span>> splitAt(const std::vector<Span>& spans, double time) {
  const auto index = spanAt(spans, time);
  if (!index) return std::nullopt;
  std::vector<Span> pair{spans[*index], spans[*index]};
  if (time - pair[0].range.begin < kShortestSpan || pair[1].range.end - time < kShortestSpan)
    return std::nullopt;
  pair[0].range.end = time;
  pair[1].range.begin = time;
  return pair;
}

/// From the first span's begin to the last one's end. @param spans not empty
template <class Span>
[[nodiscard]] model::TimeRange extentOf(const std::vector<Span>& spans) {
  return {spans.front().range.begin, spans.back().range.end};
}

/// One step that says what `range` of a layer is.
[[nodiscard]] inline model::Edit editOf(const model::Timeline& shown, model::EditName name,
                                        model::EditLayer layer, const model::TimeRange& range,
                                        model::EditContent content) {
  model::Edit edit;
  edit.name = std::move(name);
  edit.changes.push_back({layer, range, std::move(content), contentOf(shown, layer, range)});
  return edit;
}

/// Number of the bar that a time is in, "67", for an edit's name: that of the first bar before it begins;
/// empty without bars.
[[nodiscard]] inline std::string barName(const model::Timeline& shown, double time) {
  // A span's begin may lie a rounding error before the bar that it begins with.
  constexpr double kTolerance = 1e-3;
  if (!shown.grid || shown.grid->bars.empty()) return {};
  const std::size_t bar = model::barIndexAt(*shown.grid, time + kTolerance).value_or(0);
  return std::to_string(shown.grid->bars[bar].number);
}

/// The key that is shown at a time; the global one where there are no spans, C major without any.
[[nodiscard]] inline model::MusicalKey keyAt(const model::Timeline& shown, double time) {
  if (!shown.key) return {};
  const auto index = spanAt(shown.key->spans, time);
  return index ? shown.key->spans[*index].key : shown.key->global.value_or(model::MusicalKey{});
}

}  // namespace barline::edits
