// The loop's bracket in the ruler, and the playhead's handle that scrubs.

#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "ui/timeline/TimelinePrivate.h"

namespace barline::ui {
namespace {

constexpr double kBracketHeight = 3;
constexpr double kHandleReach = 8;

}  // namespace

QRegion TimelineView::Private::loopRegion() const {
  const auto ruler = slotNamed(QStringLiteral("ruler"));
  return ruler && loop ? QRegion(laneRect(*ruler)) : QRegion();
}

void TimelineView::Private::paintLoop(QPainter& p) {
  const auto ruler = slotNamed(QStringLiteral("ruler"));
  if (!loop || !ruler) return;
  const double left = snapped(shown.xOf(loop->begin), ratio());
  const double right = snapped(shown.xOf(loop->end), ratio());
  if (right < 0 || left > laneWidth()) return;
  const double from = gutter() + std::max(left, -4.0);
  const double to = gutter() + std::min(right, laneWidth() + 4);
  const double top = ruler->top + std::round(ruler->height / 2.0);
  const double bottom = ruler->bottom() - 1;
  const QColor& ink = theme->colours().accent.base;
  p.fillRect(QRectF(from, top, to - from, bottom - top), withAlpha(ink, 0.14));
  p.fillRect(QRectF(from, top, to - from, kBracketHeight), ink);
  const double post = std::max(1.0, std::round(ratio())) / ratio();
  if (left >= 0) p.fillRect(QRectF(from, top, post, bottom - top), ink);
  if (right <= laneWidth()) p.fillRect(QRectF(to - post, top, post, bottom - top), ink);
}

bool TimelineView::Private::onPlayheadHandle(const QPointF& position) const {
  const auto ruler = slotNamed(QStringLiteral("ruler"));
  if (!ruler || position.x() < gutter() || position.y() < ruler->top || position.y() >= ruler->bottom())
    return false;
  return std::abs(position.x() - gutter() - shown.xOf(playhead)) <= kHandleReach;
}

void TimelineView::Private::scrub(const QPointF& position) {
  const double time = target.timeAt(std::clamp(position.x() - gutter(), 0.0, laneWidth()));
  Q_EMIT q->scrubbed(std::clamp(time, 0.0, duration()));
}

void TimelineView::setLoop(std::optional<model::TimeRange> range) {
  if (d_->loop == range) return;
  QRegion changed = d_->loopRegion();
  d_->loop = range;
  changed += d_->loopRegion();
  update(changed);
}

std::optional<model::TimeRange> TimelineView::loop() const {
  return d_->loop;
}

}  // namespace barline::ui
