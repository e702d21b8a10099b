#include "ui/timeline/LaneStack.h"

#include <algorithm>
#include <numeric>

namespace barline::ui {
namespace {

/// Lanes whose greatest height is a multiple of their standard one show curves: they gain from height.
bool isCurve(const LaneSlotSpec& spec) {
  return !spec.flexible && spec.height.maximum >= 4 * spec.height.standard;
}

}  // namespace

LaneStack::LaneStack(std::vector<LaneSlotSpec> specs)
    : specs_(std::move(specs)), hidden_(specs_.size()), folded_(specs_.size()), chosen_(specs_.size()) {
  setOrder({});
}

void LaneStack::setSpecs(std::vector<LaneSlotSpec> specs) {
  specs_ = std::move(specs);
  layOut();
}

void LaneStack::setOrder(const std::vector<int>& order) {
  const auto count = static_cast<int>(specs_.size());
  order_.clear();
  for (int lane = 0; lane < count; ++lane) {
    if (isPinned(lane)) order_.push_back(lane);
  }
  const auto placed = [this](int lane) { return std::find(order_.begin(), order_.end(), lane); };
  for (const int lane : order) {
    if (lane >= 0 && lane < count && placed(lane) == order_.end()) order_.push_back(lane);
  }
  for (int lane = 0; lane < count; ++lane) {
    if (placed(lane) != order_.end()) continue;
    auto after = lane == 0 ? order_.begin() : placed(lane - 1) + 1;
    while (after != order_.end() && isPinned(*after)) ++after;
    order_.insert(after, lane);
  }
  layOut();
}

void LaneStack::move(int lane, int steps) {
  const auto own =
      std::find_if(slots_.begin(), slots_.end(), [lane](const Slot& s) { return s.lane == lane; });
  if (own == slots_.end() || isPinned(lane)) return;
  const auto pinned =
      std::count_if(slots_.begin(), slots_.end(), [this](const Slot& s) { return isPinned(s.lane); });
  const std::ptrdiff_t from = own - slots_.begin();
  const std::ptrdiff_t to = std::clamp<std::ptrdiff_t>(from + steps, pinned, std::ssize(slots_) - 1);
  if (to == from) return;
  const int neighbour = slots_[static_cast<std::size_t>(to)].lane;
  std::erase(order_, lane);
  const auto place = std::find(order_.begin(), order_.end(), neighbour);
  order_.insert(to > from ? place + 1 : place, lane);
  layOut();
}

void LaneStack::setViewHeight(int height) {
  viewHeight_ = height;
  layOut();
}

std::optional<LaneStack::Slot> LaneStack::slotOf(int lane) const {
  const auto found =
      std::find_if(slots_.begin(), slots_.end(), [lane](const Slot& slot) { return slot.lane == lane; });
  if (found == slots_.end()) return std::nullopt;
  return *found;
}

void LaneStack::setVisible(int lane, bool visible) {
  hidden_[index(lane)] = !visible;
  layOut();
}

void LaneStack::setFolded(int lane, bool folded) {
  folded_[index(lane)] = folded && specs_[index(lane)].foldable;
  layOut();
}

void LaneStack::setChosenHeight(int lane, std::optional<int> height) {
  if (specs_[index(lane)].flexible) return;
  chosen_[index(lane)] = height ? std::optional(limited(lane, *height)) : std::nullopt;
  layOut();
}

void LaneStack::resetHeights() {
  std::fill(chosen_.begin(), chosen_.end(), std::nullopt);
  layOut();
}

int LaneStack::limited(int lane, int height) const {
  const LaneHeight& limits = specs_[index(lane)].height;
  return std::clamp(height, limits.minimum, limits.maximum);
}

std::optional<int> LaneStack::flexibleSlot() const {
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    if (specs_[index(slots_[i].lane)].flexible) return static_cast<int>(i);
  }
  return std::nullopt;
}

void LaneStack::layOut() {
  slots_.clear();
  std::vector<int> heights(specs_.size());
  int flexible = -1;
  int fixed = 0;
  for (std::size_t i = 0; i < specs_.size(); ++i) {
    if (hidden_[i]) continue;
    heights[i] = folded_[i] ? kFoldedHeight : chosen_[i].value_or(specs_[i].height.standard);
    if (specs_[i].flexible) {
      flexible = static_cast<int>(i);
    } else {
      fixed += heights[i];
    }
  }
  if (flexible >= 0) {
    const LaneHeight& limits = specs_[index(flexible)].height;
    growCurves(heights, viewHeight_ - fixed - limits.standard);
    heights[index(flexible)] = 0;
    const int others = std::accumulate(heights.begin(), heights.end(), 0);
    heights[index(flexible)] = std::clamp(viewHeight_ - others, limits.minimum, limits.maximum);
  } else {
    shareOut(heights, viewHeight_ - fixed);
  }
  int top = 0;
  for (const int lane : order_) {
    if (hidden_[index(lane)]) continue;
    slots_.push_back({lane, top, heights[index(lane)]});
    top += heights[index(lane)];
  }
}

void LaneStack::growCurves(std::vector<int>& heights, int spare) const {
  constexpr double kShareOfSpare = 0.04;  // for each curve
  constexpr double kMostGrowth = 0.6;     // of the standard height
  if (spare <= 0) return;
  for (std::size_t i = 0; i < specs_.size(); ++i) {
    if (hidden_[i] || folded_[i] || chosen_[i] || !isCurve(specs_[i])) continue;
    heights[i] += static_cast<int>(std::min(kShareOfSpare * spare, kMostGrowth * specs_[i].height.standard));
  }
}

void LaneStack::shareOut(std::vector<int>& heights, int spare) const {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < specs_.size(); ++i) {
    if (!hidden_[i] && !folded_[i] && !chosen_[i] && isCurve(specs_[i])) open.push_back(i);
  }
  while (spare > 0 && !open.empty()) {
    const int share = std::max(1, spare / static_cast<int>(open.size()));
    for (const std::size_t i : open) {
      const int added = std::min({share, spare, specs_[i].height.maximum - heights[i]});
      heights[i] += added;
      spare -= added;
    }
    std::erase_if(open, [&](std::size_t i) { return heights[i] >= specs_[i].height.maximum; });
  }
}

bool LaneStack::isAdjustable(int slot) const {
  const int lane = slots_[index(slot)].lane;
  const LaneSlotSpec& spec = specs_[index(lane)];
  return !spec.flexible && !folded_[index(lane)] && spec.height.minimum < spec.height.maximum;
}

bool LaneStack::canDrag(int slot) const {
  const auto count = static_cast<int>(slots_.size());
  if (slot < 0 || slot >= count) return false;
  const auto flexible = flexibleSlot();
  if (!flexible || overflows() || slot < *flexible) return isAdjustable(slot);
  if (slot > *flexible && !isAdjustable(slot)) return false;
  return slot + 1 < count && isAdjustable(slot + 1);
}

std::optional<int> LaneStack::borderAt(int y, int reach) const {
  for (int slot = 0; slot < static_cast<int>(slots_.size()); ++slot) {
    if (std::abs(slots_[index(slot)].bottom() - y) <= reach && canDrag(slot)) return slot;
  }
  return std::nullopt;
}

void LaneStack::freeze() {
  for (const Slot& slot : slots_) {
    if (!specs_[index(slot.lane)].flexible && !folded_[index(slot.lane)])
      chosen_[index(slot.lane)] = slot.height;
  }
}

void LaneStack::moveBorder(int slot, int y) {
  if (!canDrag(slot)) return;
  freeze();
  const Slot upper = slots_[index(slot)];
  int change = y - upper.bottom();
  const auto flexible = flexibleSlot();
  if (!flexible || overflows() || slot < *flexible) {
    chosen_[index(upper.lane)] = limited(upper.lane, upper.height + change);
  } else {
    // Below the flexible lane a border divides its two neighbours, so that nothing else moves.
    const Slot lower = slots_[index(slot + 1)];
    change = lower.height - limited(lower.lane, lower.height - change);
    if (slot == *flexible) {
      const LaneHeight& limits = specs_[index(upper.lane)].height;
      change = std::clamp(change, limits.minimum - upper.height, limits.maximum - upper.height);
    } else {
      change = limited(upper.lane, upper.height + change) - upper.height;
      chosen_[index(upper.lane)] = upper.height + change;
    }
    chosen_[index(lower.lane)] = lower.height - change;
  }
  layOut();
}

void LaneStack::resetBorder(int slot) {
  if (!canDrag(slot)) return;
  chosen_[index(slots_[index(slot)].lane)] = std::nullopt;
  if (index(slot + 1) < slots_.size()) chosen_[index(slots_[index(slot + 1)].lane)] = std::nullopt;
  layOut();
}

}  // namespace barline::ui
