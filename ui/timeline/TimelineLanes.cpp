#include <QJsonArray>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "ui/timeline/TimelinePrivate.h"

namespace barline::ui {
namespace {

/// Index in the catalogue; nothing for a name that no lane has.
std::optional<int> laneOf(const QString& id) {
  const auto& catalog = laneCatalog();
  const auto found = std::find_if(catalog.begin(), catalog.end(),
                                  [&](const LaneDeclaration& lane) { return lane.id == id; });
  if (found == catalog.end()) return std::nullopt;
  return static_cast<int>(found - catalog.begin());
}

}  // namespace

QRect TimelineView::Private::gripRect(const LaneStack::Slot& slot) const {
  constexpr int kWidth = 12;
  // Left of the names, where a lane that folds has its chevron.
  if (stack.isPinned(slot.lane) || declaration(slot.lane).foldable) return {};
  return {0, slot.top + 1, kWidth, slot.height - 2};
}

void TimelineView::Private::paintGrip(QPainter& p, const LaneStack::Slot& slot) {
  constexpr double kDot = 2;
  constexpr double kStep = 4;
  const QRectF grip = gripRect(slot);
  if (grip.isEmpty()) return;
  const Colours& c = theme->colours();
  p.save();
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(Qt::NoPen);
  p.setBrush(pointer && grip.contains(*pointer) ? c.text.high : c.text.mid);
  const int rows = grip.height() >= 3 * kStep ? 3 : 2;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < 2; ++column) {
      const double x = grip.center().x() + (column - 0.5) * kStep;
      const double y = grip.center().y() + (row - (rows - 1) / 2.0) * kStep;
      p.drawEllipse(QPointF(x, y), kDot / 2, kDot / 2);
    }
  }
  p.restore();
}

void TimelineView::Private::dragLane(double y) {
  const std::vector<LaneStack::Slot> slots = placedSlots();
  std::ptrdiff_t place = 0;
  for (const LaneStack::Slot& slot : slots) {
    if (stack.isPinned(slot.lane) || y > slot.top + slot.height / 2.0) ++place;
  }
  dropPlace = static_cast<int>(place);
  q->update();
}

void TimelineView::Private::dropLane() {
  const std::vector<LaneStack::Slot>& slots = stack.slots();
  const auto own = std::find_if(slots.begin(), slots.end(),
                                [this](const LaneStack::Slot& slot) { return slot.lane == draggedLane; });
  if (own == slots.end()) return;
  const int from = static_cast<int>(own - slots.begin());
  const int steps = dropPlace > from ? dropPlace - from - 1 : dropPlace - from;
  if (steps != 0) q->moveLane(declaration(draggedLane).id, steps);
}

void TimelineView::Private::paintDrop(QPainter& p) {
  if (drag != Drag::Lane) return;
  constexpr double kLine = 2;
  const std::vector<LaneStack::Slot> slots = placedSlots();
  for (const LaneStack::Slot& slot : slots) {
    if (slot.lane != draggedLane) continue;
    p.fillRect(QRect(0, slot.top, q->width(), slot.height), theme->colours().accent.fill);
  }
  if (dropPlace <= 0 || dropPlace > static_cast<int>(slots.size())) return;
  const double y = slots[static_cast<std::size_t>(dropPlace - 1)].bottom() - kLine / 2;
  p.fillRect(QRectF(0, std::round(y), q->width(), kLine), theme->colours().accent.base);
}

std::vector<LaneInfo> TimelineView::lanes() const {
  std::vector<LaneInfo> out;
  for (const int lane : d_->stack.order()) {
    const LaneDeclaration& declaration = d_->declaration(lane);
    const auto slot = d_->stack.slotOf(lane);
    out.push_back({.id = declaration.id,
                   .title = laneTitle(declaration),
                   .visible = slot.has_value(),
                   .movable = !d_->stack.isPinned(lane),
                   .resizable = !declaration.flexible,
                   .height = slot ? slot->height : 0,
                   .foldable = declaration.foldable,
                   .folded = d_->stack.isFolded(lane)});
  }
  return out;
}

void TimelineView::setLaneVisible(const QString& id, bool visible) {
  const auto lane = laneOf(id);
  if (!lane || d_->stack.isVisible(*lane) == visible) return;
  d_->stack.setVisible(*lane, visible);
  d_->lanesMoved();
}

void TimelineView::setLaneFolded(const QString& id, bool folded) {
  const auto lane = laneOf(id);
  if (!lane || d_->stack.isFolded(*lane) == folded) return;
  d_->stack.setFolded(*lane, folded);
  d_->lanesMoved();
}

void TimelineView::resetLaneHeights() {
  d_->stack.resetHeights();
  d_->lanesMoved();
}

void TimelineView::moveLane(const QString& id, int steps) {
  const auto lane = laneOf(id);
  if (!lane || steps == 0) return;
  d_->stack.move(*lane, steps);
  d_->lanesMoved();
}

void TimelineView::setLaneHeight(const QString& id, int height) {
  const auto lane = laneOf(id);
  if (!lane) return;
  d_->stack.setChosenHeight(*lane, height);
  d_->lanesMoved();
}

QJsonObject TimelineView::laneLayout() const {
  QJsonArray order;
  QJsonArray hidden;
  QJsonArray shown;  // though hidden at first
  QJsonArray folded;
  QJsonObject heights;
  for (const int lane : d_->stack.order()) {
    const LaneDeclaration& declaration = d_->declaration(lane);
    order.append(declaration.id);
    const bool visible = d_->stack.isVisible(lane);
    if (!visible && !declaration.hiddenAtFirst) hidden.append(declaration.id);
    if (visible && declaration.hiddenAtFirst) shown.append(declaration.id);
    if (d_->stack.isFolded(lane)) folded.append(declaration.id);
    if (const auto height = d_->stack.chosenHeight(lane)) heights[declaration.id] = *height;
  }
  return {{QStringLiteral("order"), order},
          {QStringLiteral("hidden"), hidden},
          {QStringLiteral("shown"), shown},
          {QStringLiteral("folded"), folded},
          {QStringLiteral("heights"), heights}};
}

void TimelineView::setLaneLayout(const QJsonObject& layout) {
  const QJsonArray hidden = layout[QStringLiteral("hidden")].toArray();
  const QJsonArray shown = layout[QStringLiteral("shown")].toArray();
  const QJsonArray folded = layout[QStringLiteral("folded")].toArray();
  const QJsonObject heights = layout[QStringLiteral("heights")].toObject();
  const QJsonArray named = layout[QStringLiteral("order")].toArray();
  std::vector<int> order;
  for (const auto& id : named) {
    if (const auto lane = laneOf(id.toString())) order.push_back(*lane);
  }
  d_->stack.setOrder(order);
  for (int lane = 0; lane < static_cast<int>(laneCatalog().size()); ++lane) {
    const LaneDeclaration& declaration = d_->declaration(lane);
    const bool usual = !declaration.hiddenAtFirst || shown.contains(declaration.id);
    // A lane that a layout does not know stays shown or hidden.
    const bool decided = named.isEmpty() || named.contains(declaration.id) || d_->stack.isPinned(lane);
    if (decided) d_->stack.setVisible(lane, usual && !hidden.contains(declaration.id));
    d_->stack.setFolded(lane, folded.contains(declaration.id));
    const QJsonValue height = heights[declaration.id];
    d_->stack.setChosenHeight(lane, height.isDouble() ? std::optional(height.toInt()) : std::nullopt);
  }
  d_->lanesMoved();
}

}  // namespace barline::ui
