#include <QKeyEvent>
#include <algorithm>
#include <cmath>

#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/TimelinePrivate.h"

namespace barline::ui {
namespace {

constexpr double kEdgeReach = 4;        ///< pixels from an edge in which it can be grasped
constexpr double kUnitBorderReach = 4;  ///< pixels from a unit's border that count as on it
constexpr double kSecondsAStep = 0.1;   ///< of a key where there is nothing to snap to
constexpr double kShortest = 1e-4;      ///< seconds; anything shorter selects nothing

}  // namespace

std::vector<double> TimelineView::Private::pointsOf(SnapUnit unit) const {
  return timeline == nullptr ? std::vector<double>() : snapPoints(*timeline, unit, duration());
}

void TimelineView::Private::setSelection(std::optional<model::TimeRange> next) {
  if (timeline == nullptr) next.reset();
  if (next) {
    next = model::TimeRange{std::clamp(next->begin, 0.0, duration()), std::clamp(next->end, 0.0, duration())};
    if (next->duration() < kShortest) next.reset();
  }
  if (next == selection) return;
  if (!next) tints.clear();
  QRegion changed = selectionRegion(selection);
  selection = next;
  changed += selectionRegion(selection);
  q->update(changed);
  Q_EMIT q->selectionChanged(selection);
}

std::optional<bool> TimelineView::Private::edgeAt(const QPointF& position) const {
  if (!selection || position.x() < gutter()) return std::nullopt;
  const auto slot = slotAt(static_cast<int>(position.y()));
  if (!slot || declaration(slot->lane).wholeTrack) return std::nullopt;
  const double x = position.x() - gutter();
  const double toBegin = std::abs(x - shown.xOf(selection->begin));
  const double toEnd = std::abs(x - shown.xOf(selection->end));
  if (std::min(toBegin, toEnd) > kEdgeReach) return std::nullopt;
  return toBegin < toEnd;
}

bool TimelineView::Private::beginSelectionEdge(const QPointF& position) {
  const auto begin = edgeAt(position);
  if (!begin) return false;
  selecting = {*begin ? selection->end : selection->begin, true, pointsOf(snap), selection};
  drag = Drag::SelectionEdge;
  return true;
}

void TimelineView::Private::beginSelecting(const QPointF& position) {
  selecting = {shown.timeAt(position.x() - gutter()), false, pointsOf(snap), selection};
  drag = Drag::Select;
  q->setCursor(Qt::IBeamCursor);
}

void TimelineView::Private::dragSelection(const QPointF& position, bool free) {
  const double x = std::clamp(position.x() - gutter(), 0.0, laneWidth());
  const double time = std::clamp(shown.timeAt(x), 0.0, duration());
  if (selecting.edge) {
    const double moved = free ? time : nearestPoint(selecting.points, time);
    // An edge that is taken to the other one stops there: it does not make the selection vanish.
    if (std::abs(moved - selecting.anchor) >= kShortest)
      setSelection(model::TimeRange{std::min(moved, selecting.anchor), std::max(moved, selecting.anchor)});
  } else if (free) {
    setSelection(model::TimeRange{std::min(time, selecting.anchor), std::max(time, selecting.anchor)});
  } else {
    setSelection(
        touchedUnits(selecting.points, selecting.anchor, time, kUnitBorderReach * shown.secondsPerPixel));
  }
  const bool outside = position.x() < gutter() || position.x() > gutter() + laneWidth();
  if (outside) startTicking();
}

void TimelineView::Private::cancelSelecting() {
  setSelection(selecting.before);
  drag = Drag::None;
  q->unsetCursor();
}

bool TimelineView::Private::scrollWithDrag() {
  if ((drag != Drag::Select && drag != Drag::SelectionEdge) || !pointer) return false;
  constexpr double kSpeed = 0.15;  // pixels a frame for each pixel beyond the end
  constexpr double kFastest = 60;  // pixels a frame
  const double left = pointer->x() - gutter();
  const double beyond = left < 0 ? left : std::max(0.0, left - laneWidth());
  if (beyond == 0) return false;
  const double step = std::clamp(beyond * kSpeed, -kFastest, kFastest);
  moveTo(scrolled(exact, step, limits()), false);
  dragSelection(*pointer, dragModifiers.testFlag(Qt::ShiftModifier));
  return true;
}

void TimelineView::Private::selectBlockAt(const QPointF& position) {
  const auto slot = slotAt(static_cast<int>(position.y()));
  if (!slot || position.x() < gutter()) return;
  const double time = axisOf(slot->lane).timeAt(position.x() - gutter());
  const auto& content = state(slot->lane).content;
  const auto block = content == nullptr ? std::nullopt : content->blockAt(time);
  setSelection(block ? *block : unitAt(pointsOf(SnapUnit::Bar), time));
}

void TimelineView::Private::moveSelectionEdge(bool begin, int units) {
  if (timeline == nullptr) return;
  const std::vector<double> points = pointsOf(snap);
  if (!selection) {
    setSelection(points.empty() ? model::TimeRange{playhead, playhead + kSecondsAStep}
                                : unitAt(points, playhead));
    return;
  }
  model::TimeRange range = *selection;
  double& edge = begin ? range.begin : range.end;
  edge = std::clamp(pointAway(points, edge, units, kSecondsAStep), 0.0, duration());
  if (range.duration() < kShortest) return;
  const double moved = edge;
  setSelection(range);
  const model::TimeRange inView = rangeOf(target, laneWidth());
  if (moved < inView.begin || moved > inView.end)
    moveTo(clamped({moved - inView.duration() / 2, target.secondsPerPixel}, limits()), true);
  q->setAccessibleDescription(q->selectionText());
}

bool TimelineView::Private::selectionKey(QKeyEvent* event) {
  const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
  const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
  const int direction = event->key() == Qt::Key_Left ? -1 : 1;
  if (sideways && modifiers == (Qt::ControlModifier | Qt::ShiftModifier)) {
    moveSelectionEdge(false, direction);
    return true;
  }
  if (sideways && modifiers == (Qt::AltModifier | Qt::ShiftModifier)) {
    moveSelectionEdge(true, direction);
    return true;
  }
  if (event->key() == Qt::Key_A && modifiers == Qt::ControlModifier) {
    q->selectAll();
    return true;
  }
  if (event->key() != Qt::Key_Escape || modifiers != Qt::NoModifier) return false;
  if (drag == Drag::Select || drag == Drag::SelectionEdge) {
    cancelSelecting();
    return true;
  }
  if (!selection) return false;
  setSelection(std::nullopt);
  return true;
}

QColor TimelineView::Private::selectionFill(const QColor& ground) const {
  const QColor fill = theme->colours().grid.selection;
  const bool dark = theme->isDark();
  const auto layer = [&](int below, int above) {
    const double wanted = below + (above - below) * double{fill.alphaF()};
    const double value =
        dark ? 255 * (wanted - below) / std::max(1, 255 - below) : 255 * wanted / std::max(1, below);
    return static_cast<int>(std::lround(std::clamp(value, 0.0, 255.0)));
  };
  return {layer(ground.red(), fill.red()), layer(ground.green(), fill.green()),
          layer(ground.blue(), fill.blue())};
}

QRectF TimelineView::Private::selectedPart(const LaneStack::Slot& slot) const {
  if (!selection) return {};
  const TimeAxis axis = axisOf(slot.lane);
  const double left = std::max(0.0, snapped(axis.xOf(selection->begin), ratio()));
  const double right = std::min(laneWidth(), snapped(axis.xOf(selection->end), ratio()));
  if (right <= left) return {};
  return {gutter() + left, static_cast<double>(slot.top), right - left, static_cast<double>(slot.height)};
}

void TimelineView::Private::fillSelected(QPainter& p, const QRectF& part, const QColor& ground) {
  if (part.isEmpty()) return;
  // Screened onto dark pictures and multiplied with light ones, the fill changes the ground and leaves what
  // stands out from it: as if it lay below. Pictures stay opaque and need not be painted again.
  p.save();
  p.setCompositionMode(theme->isDark() ? QPainter::CompositionMode_Screen
                                       : QPainter::CompositionMode_Multiply);
  p.fillRect(part, selectionFill(ground));
  p.restore();
}

const QColor& TimelineView::Private::groundOf(int lane) const {
  return declaration(lane).onPanel ? theme->colours().bg.panel : theme->colours().bg.canvas;
}

const QImage& TimelineView::Private::tinted(const QImage& tile, const QColor& ground) {
  // About the tiles of one view: a track that moves past the playhead needs each of them many times.
  constexpr std::size_t kMost = 192;
  const auto found = tints.find(tile.cacheKey());
  if (found != tints.end()) return found->second;
  if (tints.size() >= kMost) tints.clear();
  QImage copy = tile.copy();
  QPainter p(&copy);
  fillSelected(p, QRectF(copy.rect()), ground);
  p.end();
  return tints.emplace(tile.cacheKey(), std::move(copy)).first->second;
}

QRegion TimelineView::Private::selectionRegion(const std::optional<model::TimeRange>& range) const {
  constexpr double kMargin = 3;
  QRegion region;
  if (!range || timeline == nullptr) return region;
  for (const LaneStack::Slot& slot : placedSlots()) {
    const LaneDeclaration& lane = declaration(slot.lane);
    const TimeAxis axis = axisOf(slot.lane);
    const double left = std::clamp(axis.xOf(range->begin) - kMargin, 0.0, laneWidth());
    const double right = std::clamp(axis.xOf(range->end) + kMargin, 0.0, laneWidth());
    // The tag and the ruler's labels that make way for it reach farther.
    region += lane.onPanel ? laneRect(slot)
                           : QRectF(gutter() + left, slot.top, right - left, slot.height).toAlignedRect();
  }
  return region;
}

std::optional<QRectF> TimelineView::Private::selectionTag() const {
  const auto ruler = slotNamed(QStringLiteral("ruler"));
  if (!selection || !ruler) return std::nullopt;
  const double left = shown.xOf(selection->begin);
  const double right = shown.xOf(selection->end);
  if (right < 0 || left > laneWidth()) return std::nullopt;
  const double width = numeralWidth(theme->font(TextRole::Small), q->selectionText()) + 12;
  // At the right edge, as far as the selection and the view reach.
  double x = std::min(right, laneWidth()) - width;
  if (right - left < width) x = left;
  x = std::clamp(x, 0.0, std::max(0.0, laneWidth() - width));
  return QRectF(gutter() + snapped(x, ratio()), ruler->top + 1, width, ruler->height / 2.0 - 1);
}

void TimelineView::Private::paintSelection(QPainter& p) {
  if (!selection) return;
  const Colours& c = theme->colours();
  const double line = std::max(1.0, std::round(theme->tokens().line.selectionEdge * ratio())) / ratio();
  const auto ruler = slotNamed(QStringLiteral("ruler"));
  const double top = ruler ? ruler->top + ruler->height / 2.0 : pinnedHeight();
  const double bottom = std::min(stack.contentHeight(), q->height());
  for (const double time : {selection->begin, selection->end}) {
    const double x = snapped(shown.xOf(time), ratio());
    if (x < -line || x > laneWidth()) continue;
    p.fillRect(QRectF(gutter() + x, top, line, bottom - top), c.grid.selectionEdge);
  }
  const auto tag = selectionTag();
  if (!tag) return;
  p.save();
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(Qt::NoPen);
  p.setBrush(c.accent.base);
  p.drawRoundedRect(*tag, theme->tokens().radius.control, theme->tokens().radius.control);
  p.setFont(theme->font(TextRole::Small));
  p.setPen(c.text.onAccent);
  drawNumerals(p, *tag, Qt::AlignCenter, q->selectionText());
  p.restore();
}

std::optional<model::TimeRange> TimelineView::selection() const {
  return d_->selection;
}

void TimelineView::setSelection(std::optional<model::TimeRange> range) {
  d_->setSelection(range);
}

QString TimelineView::selectionText() const {
  if (!d_->selection) return {};
  QString seconds = tr("%1 s", "seconds").arg(numberText(d_->selection->duration(), 3));
  const RangeCount count = countOf(*d_->timeline, *d_->selection);
  if (count.unit == SnapUnit::Off) return seconds;
  const bool bars = count.unit == SnapUnit::Bar;
  QString units = bars ? tr("1 bar") : tr("1 beat");
  if (count.count > 1) units = (bars ? tr("%1 bars") : tr("%1 beats")).arg(count.count);
  return QStringLiteral("%1 · %2").arg(units, seconds);
}

void TimelineView::setSnap(SnapUnit unit) {
  if (d_->snap == unit) return;
  d_->snap = unit;
  Q_EMIT snapChanged(unit);
}

SnapUnit TimelineView::snap() const {
  return d_->snap;
}

void TimelineView::selectUnit(SnapUnit unit) {
  if (d_->timeline != nullptr) d_->setSelection(unitAt(d_->pointsOf(unit), d_->playhead));
}

void TimelineView::selectChord() {
  if (d_->timeline == nullptr || d_->timeline->chords == nullptr) return;
  for (const model::ChordSpan& span : d_->timeline->chords->changes) {
    if (span.range.contains(d_->playhead)) d_->setSelection(span.range);
  }
}

void TimelineView::selectAll() {
  if (d_->timeline != nullptr) d_->setSelection(model::TimeRange{0, d_->duration()});
}

void TimelineView::moveSelectionBegin(int units) {
  d_->moveSelectionEdge(true, units);
}

void TimelineView::moveSelectionEnd(int units) {
  d_->moveSelectionEdge(false, units);
}

}  // namespace barline::ui
