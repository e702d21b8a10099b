#include <QMouseEvent>
#include <algorithm>

#include "ui/timeline/TimelineInteractor.h"
#include "ui/timeline/TimelinePrivate.h"

namespace barline::ui {

TimelineScene TimelineView::Private::scene() const {
  TimelineScene out;
  out.timeline = timeline;
  out.theme = theme;
  out.samples = samples;
  out.axis = shown;
  out.area = QRectF(gutter(), 0, laneWidth(), std::min(stack.contentHeight(), q->height()));
  for (const LaneStack::Slot& slot : placedSlots()) {
    const auto& content = state(slot.lane).content;
    out.lanes.push_back({declaration(slot.lane).id, QRectF(laneRect(slot)),
                         content == nullptr ? std::nullopt : content->valueRange()});
    if (declaration(slot.lane).wholeTrack) out.area.setTop(slot.bottom());
  }
  out.duration = duration();
  out.playhead = playhead;
  out.pixelRatio = ratio();
  return out;
}

TimelinePointer TimelineView::Private::pointerAt(const QPointF& position, Qt::MouseButton button,
                                                 Qt::KeyboardModifiers modifiers) const {
  const auto slot = slotAt(static_cast<int>(position.y()));
  const TimeAxis axis = slot ? axisOf(slot->lane) : shown;
  return {position, axis.timeAt(position.x() - gutter()), slot ? declaration(slot->lane).id : QString(),
          button, modifiers};
}

void TimelineView::Private::install(TimelineInteractor& interactor) {
  if (std::find(interactors.begin(), interactors.end(), &interactor) != interactors.end()) return;
  interactors.insert(interactors.begin(), &interactor);
  q->update();
}

void TimelineView::Private::uninstall(TimelineInteractor& interactor) {
  if (active == &interactor) active = nullptr;
  if (hovered == &interactor) setHovered(nullptr, std::nullopt);
  std::erase(interactors, &interactor);
  q->update();
}

bool TimelineView::Private::offerPress(QMouseEvent* event, bool doubled) {
  const QPointF position = event->position();
  if (timeline == nullptr || position.x() < gutter() || hoveredBorder) return false;
  const TimelinePointer at = pointerAt(position, event->button(), event->modifiers());
  const TimelineScene where = scene();
  // An interactor may install or uninstall another while it answers.
  for (TimelineInteractor* interactor : std::vector(interactors)) {
    const bool taken = doubled ? interactor->doubleClick(where, at) || interactor->press(where, at)
                               : interactor->press(where, at);
    if (!taken) continue;
    active = interactor;
    return true;
  }
  return false;
}

void TimelineView::Private::offerMove(QMouseEvent* event) {
  if (active != nullptr && event->buttons() == Qt::NoButton) cancelInteraction();
  if (active != nullptr) {
    active->move(scene(), pointerAt(event->position(), Qt::NoButton, event->modifiers()));
    return;
  }
  if (drag != Drag::None) return;
  if (timeline == nullptr || event->position().x() < gutter() || hoveredBorder) {
    setHovered(nullptr, std::nullopt);
    return;
  }
  const TimelinePointer at = pointerAt(event->position(), Qt::NoButton, event->modifiers());
  const TimelineScene where = scene();
  for (TimelineInteractor* interactor : interactors) {
    const auto shape = interactor->hover(where, at);
    if (!shape) continue;
    setHovered(interactor, shape);
    return;
  }
  setHovered(nullptr, std::nullopt);
}

bool TimelineView::Private::offerRelease(QMouseEvent* event) {
  if (active == nullptr) return false;
  std::exchange(active, nullptr)
      ->release(scene(), pointerAt(event->position(), event->button(), event->modifiers()));
  return true;
}

bool TimelineView::Private::offerKey(QKeyEvent* event) {
  if (timeline == nullptr) return false;
  if (active != nullptr && event->key() == Qt::Key_Escape) {
    cancelInteraction();
    return true;
  }
  const TimelineScene where = scene();
  const std::vector<TimelineInteractor*> asked = interactors;
  return std::any_of(asked.begin(), asked.end(),
                     [&](TimelineInteractor* interactor) { return interactor->key(where, *event); });
}

bool TimelineView::Private::claims(const QKeyEvent& event) const {
  if (active != nullptr && event.key() == Qt::Key_Escape) return true;
  return std::ranges::any_of(interactors,
                             [&](const TimelineInteractor* interactor) { return interactor->claims(event); });
}

bool TimelineView::Private::offerMenu(const QPoint& position, const QPoint& globalPosition) {
  if (timeline == nullptr || position.x() < gutter()) return false;
  const TimelinePointer at = pointerAt(position, Qt::RightButton, Qt::NoModifier);
  const TimelineScene where = scene();
  const std::vector<TimelineInteractor*> asked = interactors;
  return std::any_of(asked.begin(), asked.end(), [&](TimelineInteractor* interactor) {
    return interactor->contextMenu(where, at, globalPosition);
  });
}

void TimelineView::Private::cancelInteraction() {
  if (active != nullptr) std::exchange(active, nullptr)->cancel();
}

void TimelineView::Private::setHovered(TimelineInteractor* interactor, std::optional<Qt::CursorShape> shape) {
  if (interactor != hovered) {
    TimelineInteractor* left = std::exchange(hovered, interactor);
    const bool known = std::find(interactors.begin(), interactors.end(), left) != interactors.end();
    if (known) left->leave();
  }
  if (shape) q->setCursor(*shape);
}

void TimelineView::Private::paintInteractors(QPainter& p,
                                             void (TimelineInteractor::*layer)(QPainter&,
                                                                               const TimelineScene&)) {
  if (interactors.empty()) return;
  const TimelineScene where = scene();
  // The one that is asked first lies on top.
  for (auto interactor = interactors.rbegin(); interactor != interactors.rend(); ++interactor) {
    p.save();
    ((*interactor)->*layer)(p, where);
    p.restore();
  }
}

}  // namespace barline::ui
