#include "ui/timeline/lanes/EditMarks.h"

#include <algorithm>

#include "engine/edits/EditOverlay.h"

namespace barline::ui {
namespace {

using model::TimeRange;

bool touches(const std::vector<TimeRange>& ranges, const TimeRange& range) {
  const auto first = std::ranges::upper_bound(ranges, range.begin, {}, &TimeRange::end);
  return first != ranges.end() && first->begin < range.end;
}

}  // namespace

bool LayerMarks::isVerified(const TimeRange& range) const {
  const auto first = std::ranges::upper_bound(verified, range.begin, {}, &TimeRange::end);
  return first != verified.end() && first->begin <= range.begin && first->end >= range.end;
}

int LayerMarks::signsOn(const TimeRange& range) const {
  return int{touches(edited, range)} + int{isVerified(range)} + int{touches(locked, range)};
}

EditMarks editMarksOf(const edits::EditOverlay& overlay) {
  EditMarks marks;
  for (const model::EditLayer layer : model::kEditLayers) {
    const edits::LayerOverlay& own = overlay[layer];
    LayerMarks& shown = marks.layers[static_cast<std::size_t>(layer)];
    for (const edits::Patch& patch : own.patches) shown.edited.push_back(patch.range);
    shown.verified = own.verified;
    shown.locked = own.locked;
  }
  return marks;
}

}  // namespace barline::ui
