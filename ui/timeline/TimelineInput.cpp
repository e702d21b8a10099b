#include <QApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <algorithm>
#include <cmath>

#include "ui/timeline/TimelinePrivate.h"

namespace barline::ui {
namespace {

constexpr int kNotch = 120;               ///< angleDelta of one step of a wheel
constexpr double kZoomPerNotch = 1.25;    ///< factor
constexpr double kScrollPerNotch = 0.12;  ///< share of the view
constexpr int kLaneBorderReach = 3;

}  // namespace

void TimelineView::Private::setPointer(std::optional<QPointF> position) {
  QRegion changed = pointerRegion();
  pointer = position;
  changed += pointerRegion();
  q->update(changed);
  const bool overLanes = pointer && timeline != nullptr && pointer->x() >= gutter();
  if (!overLanes) {
    Q_EMIT q->pointerMoved(std::nullopt);
    return;
  }
  const auto slot = slotAt(static_cast<int>(pointer->y()));
  const TimeAxis axis = slot ? axisOf(slot->lane) : shown;
  const double time = std::clamp(axis.timeAt(pointer->x() - gutter()), 0.0, duration());
  PointerReadout here = readout(*timeline, time, *theme, options.chords);
  if (slot && state(slot->lane).content != nullptr)
    here.height = state(slot->lane).content->textAt(pointer->y() - slot->top, slot->height);
  Q_EMIT q->pointerMoved(here);
}

void TimelineView::Private::updateHover(const QPointF& position) {
  const int y = static_cast<int>(position.y());
  const bool inGutter = position.x() < gutter();
  const auto slot = slotAt(y);
  const int lane = timeline != nullptr && inGutter && slot ? slot->lane : -1;
  if (lane != hoveredLane || lane >= 0) {
    hoveredLane = lane;
    q->update(QRect(0, 0, gutter(), q->height()));
  }
  const int offset = y >= pinnedHeight() ? scrollBar->value() : 0;
  const auto border = timeline == nullptr ? std::nullopt : stack.borderAt(y + offset, kLaneBorderReach);
  if (border != hoveredBorder) {
    hoveredBorder = border;
    q->update();
  }
  const bool overEdge = timeline != nullptr && !inGutter && edgeAt(position).has_value();
  const bool overLink = timeline == nullptr ? demoRect().contains(position.toPoint())
                                            : slot && linkRect(*slot).contains(position.toPoint());
  const bool overEye = lane >= 0 && eyeRect(*slot).contains(position.toPoint());
  const bool overFold = lane >= 0 && foldRect(*slot).contains(position.toPoint());
  if (overLink || overEye || (overFold && !border)) {
    q->setCursor(Qt::PointingHandCursor);
  } else if (border) {
    q->setCursor(Qt::SplitVCursor);
  } else if (overEdge || (timeline != nullptr && onPlayheadHandle(position))) {
    q->setCursor(Qt::SizeHorCursor);
  } else {
    q->unsetCursor();
  }
  q->setToolTip(overEye ? TimelineView::tr("Hide this lane")
                : lane >= 0 && gripRect(*slot).contains(position.toPoint())
                    ? TimelineView::tr("Drag to move this lane")
                : overFold && stack.isFolded(slot->lane) ? TimelineView::tr("Unfold this lane")
                : overFold                               ? TimelineView::tr("Fold this lane to a strip")
                                                         : QString());
}

void TimelineView::Private::press(QMouseEvent* event) {
  const QPointF position = event->position();
  if (event->button() == Qt::MiddleButton && timeline != nullptr && drag == Drag::None && active == nullptr) {
    beginPan(position);
    return;
  }
  if (event->button() != Qt::LeftButton) return;
  pressedAt = position;
  pressedAxis = exact;
  if (timeline == nullptr) {
    if (demoRect().contains(position.toPoint())) Q_EMIT q->demoRequested();
    return;
  }
  updateHover(position);
  if (offerPress(event, false)) return;
  const auto slot = slotAt(static_cast<int>(position.y()));
  if (slot && linkRect(*slot).contains(position.toPoint())) {
    Q_EMIT q->retryRequested(declaration(slot->lane).steps.front());
  } else if (slot && position.x() < gutter() && eyeRect(*slot).contains(position.toPoint())) {
    q->setLaneVisible(declaration(slot->lane).id, false);
  } else if (hoveredBorder) {
    drag = Drag::Border;
    q->update();
  } else if (slot && position.x() < gutter() && !stack.isPinned(slot->lane)) {
    drag = Drag::LanePressed;
    draggedLane = slot->lane;
  } else if (slot && position.x() >= gutter()) {
    if (declaration(slot->lane).wholeTrack) {
      drag = Drag::Overview;
      const model::TimeRange range = rangeOf(target, laneWidth());
      const double time = fitted(limits()).timeAt(position.x() - gutter());
      overviewGrip = range.contains(time) ? time - range.begin : range.duration() / 2;
      dragOverview(position.x());
    } else if (event->modifiers().testFlag(Qt::AltModifier)) {
      beginPan(position);
    } else if (onPlayheadHandle(position)) {
      drag = Drag::Scrub;
    } else if (!beginSelectionEdge(position)) {
      drag = Drag::Pressed;
    }
  }
}

void TimelineView::Private::beginPan(const QPointF& position) {
  pressedAt = position;
  pressedAxis = exact;
  drag = Drag::Pan;
  q->setCursor(Qt::ClosedHandCursor);
}

void TimelineView::Private::dragOverview(double x) {
  const double time = fitted(limits()).timeAt(x - gutter());
  moveTo(clamped({time - overviewGrip, exact.secondsPerPixel}, limits()), false);
}

void TimelineView::Private::abandonDrag() {
  if (drag == Drag::Select || drag == Drag::SelectionEdge) return cancelSelecting();
  drag = Drag::None;
  q->unsetCursor();
  q->update();
}

void TimelineView::Private::move(QMouseEvent* event) {
  const QPointF position = event->position();
  // The button was let go where nobody told of it, over a window in front.
  if (drag != Drag::None && event->buttons() == Qt::NoButton) return abandonDrag();
  dragModifiers = event->modifiers();
  if (drag == Drag::Pressed && std::abs(position.x() - pressedAt.x()) >= QApplication::startDragDistance())
    beginSelecting(pressedAt);
  if (drag == Drag::LanePressed &&
      std::abs(position.y() - pressedAt.y()) >= QApplication::startDragDistance()) {
    drag = Drag::Lane;
    q->setCursor(Qt::ClosedHandCursor);
  }
  switch (drag) {
    case Drag::Lane:
      dragLane(position.y());
      break;
    case Drag::Select:
    case Drag::SelectionEdge:
      dragSelection(position, dragModifiers.testFlag(Qt::ShiftModifier));
      break;
    case Drag::Scrub:
      scrub(position);
      break;
    case Drag::Pan:
      moveTo(scrolled(pressedAxis, pressedAt.x() - position.x(), limits()), false);
      break;
    case Drag::Overview:
      dragOverview(position.x());
      break;
    case Drag::Border: {
      const int offset = position.y() >= pinnedHeight() ? scrollBar->value() : 0;
      stack.moveBorder(*hoveredBorder, static_cast<int>(position.y()) + offset);
      lanesMoved();
      break;
    }
    default:
      if (active == nullptr) updateHover(position);
      offerMove(event);
  }
  setPointer(position);
}

void TimelineView::Private::release(QMouseEvent* event) {
  const bool middle = event->button() == Qt::MiddleButton && drag == Drag::Pan;
  if (event->button() != Qt::LeftButton && !middle) return;
  if (!middle && offerRelease(event)) {
    updateHover(event->position());
    return;
  }
  const Drag ended = std::exchange(drag, Drag::None);
  if (ended == Drag::Lane) dropLane();
  if (ended == Drag::LanePressed) {
    const auto slot = stack.slotOf(draggedLane);
    if (slot && declaration(draggedLane).foldable)
      q->setLaneFolded(declaration(draggedLane).id, !stack.isFolded(draggedLane));
  }
  if (ended == Drag::Pressed) {
    // Where it was pressed: a hand that trembles while it clicks still means that place.
    const double time = target.timeAt(pressedAt.x() - gutter());
    Q_EMIT q->seekRequested(std::clamp(time, 0.0, duration()));
  }
  if (ended == Drag::Scrub) Q_EMIT q->scrubEnded();
  updateHover(event->position());
  q->update();
}

void TimelineView::Private::doubleClick(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || timeline == nullptr) return;
  updateHover(event->position());
  if (hoveredBorder) {
    stack.resetBorder(*hoveredBorder);
    lanesMoved();
    return;
  }
  if (offerPress(event, true)) return;
  press(event);
  // The second click of a pair selects what the first one went to.
  if (std::exchange(drag, Drag::None) == Drag::Pressed) selectBlockAt(event->position());
}

void TimelineView::Private::leave() {
  if (drag != Drag::None || active != nullptr) return;
  setHovered(nullptr, std::nullopt);
  if (hoveredLane >= 0 || hoveredBorder) {
    hoveredLane = -1;
    hoveredBorder.reset();
    q->update();
  }
  setPointer(std::nullopt);
}

void TimelineView::Private::wheel(QWheelEvent* event) {
  if (timeline == nullptr || drag == Drag::Border) return;
  event->accept();
  QPoint angle = event->angleDelta();
  const QPoint fine = event->pixelDelta();
  const qint64 now = clock.elapsed();
  // X11 hands over what was turned while another window had the wheel in one first event.
  constexpr qint64 kPause = 400;
  const bool first = now - lastWheel > kPause;
  lastWheel = now;
  const int most = first ? kNotch : 5 * kNotch;
  angle = {std::clamp(angle.x(), -most, most), std::clamp(angle.y(), -most, most)};
  if (event->position().x() < gutter() && scrollBar->maximum() > 0 && angle.x() == 0) {
    scrollBar->setValue(scrollBar->value() - angle.y() / 4);
    return;
  }
  // Alt turns a vertical wheel into a horizontal one on some platforms; Shift always does.
  const bool sideways =
      event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(angle.x()) > std::abs(angle.y());
  if (sideways) {
    const int turned = angle.x() != 0 ? angle.x() : angle.y();
    const double pixels = fine.x() != 0 ? -fine.x() : -turned * laneWidth() * kScrollPerNotch / kNotch;
    moveTo(scrolled(exact, pixels, limits()), fine.isNull());
  } else if (angle.y() != 0) {
    const double factor = std::pow(kZoomPerNotch, static_cast<double>(angle.y()) / kNotch);
    zoomAt(factor, event->position().x() - gutter(), fine.isNull());
  }
  setPointer(event->position());
}

bool TimelineView::Private::pinch(QNativeGestureEvent* event) {
  if (timeline == nullptr || event->gestureType() != Qt::ZoomNativeGesture) return false;
  zoomAt(std::max(0.1, 1 + event->value()), event->position().x() - gutter(), false);
  return true;
}

bool TimelineView::Private::key(QKeyEvent* event) {
  if (timeline == nullptr) {
    if (!inviting || (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)) return false;
    Q_EMIT q->demoRequested();
    return true;
  }
  constexpr int kManyBars = 4;
  const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
  const auto steps = [&](int direction) {
    if (modifiers == Qt::ShiftModifier) return q->timeBarsAway(direction);
    if (modifiers == Qt::ControlModifier) return q->timeBarsAway(direction * kManyBars);
    return q->timeBeatsAway(direction);
  };
  const bool plain = modifiers == Qt::NoModifier;
  if (drag == Drag::Lane && event->key() == Qt::Key_Escape) {
    drag = Drag::None;
    q->unsetCursor();
    q->update();
    return true;
  }
  if (selectionKey(event)) return true;
  switch (event->key()) {
    case Qt::Key_Left:
      stepTo(steps(-1));
      return true;
    case Qt::Key_Right:
      stepTo(steps(1));
      return true;
    case Qt::Key_Home:
      stepTo(0);
      return true;
    case Qt::Key_End:
      stepTo(duration());
      return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      q->zoomIn();
      return true;
    case Qt::Key_Minus:
      q->zoomOut();
      return true;
    case Qt::Key_F:
      if (!plain) return false;
      q->zoomToFit();
      return true;
    default:
      return false;
  }
}

void TimelineView::Private::stepTo(double seconds) {
  Q_EMIT q->seekRequested(seconds);
  // Keys move the view with them, whether the playhead has been moved by now or will be.
  const model::TimeRange range = rangeOf(target, laneWidth());
  if (!range.contains(seconds)) {
    moveTo(clamped({seconds - range.duration() / 3, target.secondsPerPixel}, limits()), true);
  }
  q->setAccessibleDescription(spokenReadout(readout(*timeline, seconds, *theme, options.chords)));
}

void TimelineView::Private::showMenu(const QPoint& globalPosition) {
  auto* menu = new QMenu(q);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const LaneInfo& lane : q->lanes()) {
    QAction* action = menu->addAction(lane.title);
    action->setCheckable(true);
    action->setChecked(lane.visible);
    connect(action, &QAction::toggled, q, [this, id = lane.id](bool on) { q->setLaneVisible(id, on); });
  }
  menu->addSeparator();
  for (const LaneInfo& lane : q->lanes()) {
    if (!lane.foldable) continue;
    QAction* action = menu->addAction(TimelineView::tr("Fold %1").arg(lane.title));
    action->setCheckable(true);
    action->setChecked(lane.folded);
    connect(action, &QAction::toggled, q, [this, id = lane.id](bool on) { q->setLaneFolded(id, on); });
  }
  connect(menu->addAction(TimelineView::tr("Reset lane heights")), &QAction::triggered, q,
          &TimelineView::resetLaneHeights);
  menu->popup(globalPosition);
}

}  // namespace barline::ui
