#include <QEasingCurve>
#include <algorithm>
#include <cmath>

#include "ui/timeline/TimelinePrivate.h"

namespace barline::ui {
namespace {

/// Beyond this share of the view the playhead turns the page; the new page begins this far before it.
constexpr double kPageTurn = 0.94;
constexpr double kPageBegin = 0.06;
/// Where a playhead that does not move stands, as a share of the view: more of what comes is seen than of
/// what was.
constexpr double kFixedPlace = 0.35;

/// Finest zoom without samples, as a share of a stored peak: beyond it there is nothing more to see.
constexpr double kPeaksPerPixelWithoutSamples = 0.125;

constexpr qint64 kGutterInterval =
    100;  ///< ms between changes of a number while playing: faster cannot be read

}  // namespace

AxisLimits TimelineView::Private::limits() const {
  AxisLimits out{
      .duration = duration(), .finest = 1e-6, .width = laneWidth(), .before = roomBefore, .after = roomAfter};
  if (timeline == nullptr) return out;
  const double rate = std::max(timeline->source.sampleRate, 1);
  out.finest = 1.0 / (rate * kPixelsPerSample);
  if (provider == nullptr) {
    constexpr int kUsualFramesPerPeak = 256;
    const int frames = timeline->waveform ? timeline->waveform->framesPerPeak : kUsualFramesPerPeak;
    out.finest = frames * kPeaksPerPixelWithoutSamples / rate;
  }
  return out;
}

double TimelineView::Private::duration() const {
  if (timeline == nullptr) return 0;
  // A container may promise less than there was to decode, or nothing.
  double decoded = 0;
  if (timeline->waveform != nullptr && timeline->waveform->sampleRate > 0) {
    decoded = static_cast<double>(timeline->waveform->frames) / timeline->waveform->sampleRate;
  }
  return std::max(decoded > 0 ? decoded : timeline->source.duration, 1e-3);
}

double TimelineView::Private::laneWidth() const {
  const int bar = barRoomKept || scrollBar->isVisibleTo(q) ? scrollBar->sizeHint().width() : 0;
  return std::max(1, q->width() - gutter() - bar);
}

void TimelineView::Private::updateGeometry() {
  layOutLanes();
  if (timeline != nullptr) {
    // The left edge stays; the whole track stays whole.
    jumpTo(fits ? fitted(limits()) : clamped(exact, limits()));
    Q_EMIT q->visibleRangeChanged();
  }
  requestSamples();
  requestSpectrum();
  requestTiles();
  q->update();
}

void TimelineView::Private::layOutLanes() {
  stack.setViewHeight(q->height());
  const int overflow = std::max(0, stack.contentHeight() - q->height());
  const int extent = scrollBar->sizeHint().width();
  scrollBar->setGeometry(q->width() - extent, pinnedHeight(), extent,
                         std::max(0, q->height() - pinnedHeight()));
  scrollBar->setPageStep(std::max(1, q->height() - pinnedHeight()));
  scrollBar->setRange(0, overflow);
  scrollBar->setVisible(overflow > 0 && timeline != nullptr);
}

void TimelineView::Private::lanesMoved() {
  updateGeometry();
  Q_EMIT q->lanesChanged();
}

void TimelineView::Private::moveTo(const TimeAxis& axis, bool animated) {
  if (axis == exact) return;
  if (axis.secondsPerPixel != target.secondsPerPixel) standInScale = target.secondsPerPixel / ratio();
  exact = axis;
  target = aligned(axis, ratio());
  fits = target.secondsPerPixel >= limits().coarsest() * (1 - 1e-9);
  if (animated && theme->duration(theme->tokens().duration.zoom) > 0) {
    motionFrom = shown;
    motionStart = clock.elapsed();
    startTicking();
  } else {
    motionStart.reset();
    shown = target;
  }
  requestSamples();
  requestSpectrum();
  requestTiles();
  q->update();
  Q_EMIT q->visibleRangeChanged();
}

void TimelineView::Private::jumpTo(const TimeAxis& axis) {
  motionStart.reset();
  exact = axis;
  target = aligned(axis, ratio());
  shown = target;
}

void TimelineView::Private::zoomAt(double factor, double x, bool animated) {
  moveTo(zoomed(exact, factor, std::clamp(x, 0.0, laneWidth()), limits()), animated);
}

void TimelineView::Private::startTicking() {
  if (!ticker.isActive()) ticker.start();
}

void TimelineView::Private::tick() {
  const qint64 now = clock.elapsed();
  bool busy = scrollWithDrag();
  if (motionStart) {
    const double share = static_cast<double>(now - *motionStart) / theme->tokens().duration.zoom;
    if (share >= 1) {
      motionStart.reset();
      shown = target;
    } else {
      shown = between(motionFrom, target, QEasingCurve(QEasingCurve::OutQuad).valueForProgress(share));
      busy = true;
    }
    q->update();
  }
  for (const LaneStack::Slot& slot : placedSlots()) {
    LaneState& s = state(slot.lane);
    if (!s.filledAt) continue;
    if (now - *s.filledAt >= theme->tokens().duration.laneFillIn) {
      s.filledAt.reset();
    } else {
      busy = true;
    }
    q->update(laneRect(slot));
  }
  if (!busy) ticker.stop();
}

void TimelineView::Private::setPlayhead(double seconds, bool nowPlaying) {
  seconds = std::clamp(seconds, 0.0, duration());
  if (seconds == playhead && nowPlaying == playing) return;
  const double before = playhead;
  // A player reports many times a second; anything farther is a seek.
  constexpr double kLongestStep = 0.5;
  const bool jumped = std::abs(seconds - before) > kLongestStep || seconds < before || nowPlaying != playing;
  QRegion changed = playheadRegion(before);
  playhead = seconds;
  playing = nowPlaying;
  changed += playheadRegion(seconds) + outlineRegion(before, seconds);
  const qint64 now = clock.elapsed();
  if (!playing || now - gutterPaintedAt >= kGutterInterval) {
    gutterPaintedAt = now;
    for (const LaneStack::Slot& slot : placedSlots()) {
      if (gutterValue(slot.lane) != state(slot.lane).gutterValue) changed += gutterRect(slot);
    }
  }
  q->update(changed);
  if (follow && playing) followPlayhead(before, jumped);
}

void TimelineView::Private::followPlayhead(double before, bool jumped) {
  if (timeline == nullptr || drag != Drag::None || active != nullptr) return;
  const model::TimeRange range = rangeOf(target, laneWidth());
  if (fixedPlayhead) {
    moveTo(clamped({playhead - kFixedPlace * range.duration(), target.secondsPerPixel}, limits()), false);
    return;
  }
  const double turn = range.begin + kPageTurn * range.duration();
  // Someone who has scrolled elsewhere stays there until the playhead comes by or a seek asks for attention.
  const bool leaves = before >= range.begin && before <= turn && playhead > turn;
  if (!leaves && !(jumped && !range.contains(playhead))) return;
  if (range.end >= duration() && playhead >= range.begin) return;
  moveTo(clamped({playhead - kPageBegin * range.duration(), target.secondsPerPixel}, limits()), true);
}

}  // namespace barline::ui
