#include <algorithm>
#include <cmath>

#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/TimelinePrivate.h"
#include "ui/timeline/lanes/GridPainter.h"

namespace barline::ui {
namespace {

constexpr double kHandleWidth = 12;
constexpr double kHandleHeight = 13;
constexpr int kLabelReach = 72;  ///< how far a ruler's label may reach from what takes its place
constexpr int kTagReach = 112;   ///< how far a pointer's tag may reach
constexpr double kTagHeight = 18;

/// A small opaque label with a hairline around it.
void paintTag(QPainter& p, const QRectF& rect, const QString& text, const QFont& font, const QColor& ground,
              const QColor& outline, const QColor& ink, double radius) {
  p.save();
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(QPen(outline, 1));
  p.setBrush(ground);
  p.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
  p.setFont(font);
  p.setPen(ink);
  drawNumerals(p, rect, Qt::AlignCenter, text);
  p.restore();
}

}  // namespace

double TimelineView::Private::overviewX(double seconds) const {
  return gutter() + fitted(limits()).xOf(seconds);
}

QRegion TimelineView::Private::playheadRegion(double seconds) const {
  constexpr int kMargin = 3;
  QRegion region;
  if (timeline == nullptr) return region;
  const int x = gutter() + static_cast<int>(std::floor(shown.xOf(seconds)));
  const bool visible = x > gutter() - kLabelReach && x < q->width() + kLabelReach;
  for (const LaneStack::Slot& slot : placedSlots()) {
    if (declaration(slot.lane).wholeTrack) {
      region += QRect(static_cast<int>(overviewX(seconds)) - kMargin, slot.top, 2 * kMargin, slot.height);
    } else if (!visible) {
      continue;
    } else if (declaration(slot.lane).onPanel) {
      region += QRect(x - kLabelReach, slot.top, 2 * kLabelReach, slot.height);
    } else {
      region += QRect(x - kMargin, slot.top, 2 * kMargin + 1, slot.height);
    }
  }
  return region;
}

QRegion TimelineView::Private::outlineRegion(double before, double after) const {
  QRegion region;
  for (const LaneStack::Slot& slot : placedSlots()) {
    const auto& content = state(slot.lane).content;
    if (content == nullptr || content->blockAt(before) == content->blockAt(after)) continue;
    for (const auto& block : {content->blockAt(before), content->blockAt(after)}) {
      if (!block) continue;
      const double left = std::clamp(shown.xOf(block->begin), -4.0, laneWidth());
      const double right = std::clamp(shown.xOf(block->end), 0.0, laneWidth() + 4);
      region += QRect(gutter() + static_cast<int>(left) - 1, slot.top, static_cast<int>(right - left) + 3,
                      slot.height);
    }
  }
  return region;
}

QRegion TimelineView::Private::pointerRegion() const {
  QRegion region;
  if (!pointer || timeline == nullptr) return region;
  const int x = static_cast<int>(pointer->x());
  for (const LaneStack::Slot& slot : placedSlots()) {
    if (declaration(slot.lane).onPanel) {
      region += QRect(x - 2 * kTagReach, slot.top, 4 * kTagReach, slot.height);
    } else if (!declaration(slot.lane).wholeTrack) {
      const auto& content = state(slot.lane).content;
      const bool tagged = content != nullptr && content->axisEnds().has_value();
      const int reach = tagged ? kTagReach : 3;
      region += QRect(x - reach, slot.top, 2 * reach, slot.height);
    }
  }
  return region & QRect(gutter(), 0, q->width(), q->height());
}

QString TimelineView::Private::pointerText() const {
  const double time = shown.timeAt(pointer->x() - gutter());
  const PointerReadout here = readout(*timeline, time, *theme, options.chords);
  return here.barBeat.isEmpty() ? here.timeText : QStringLiteral("%1 · %2").arg(here.timeText, here.barBeat);
}

std::optional<QRectF> TimelineView::Private::pointerTag() const {
  const auto ruler = slotNamed(QStringLiteral("ruler"));
  const bool held =
      drag == Drag::Pan || drag == Drag::Select || drag == Drag::SelectionEdge || active != nullptr;
  if (!pointer || !ruler || held || pointer->x() < gutter()) return std::nullopt;
  const auto under = slotAt(static_cast<int>(pointer->y()));
  if (!under || declaration(under->lane).wholeTrack) return std::nullopt;
  const double width = numeralWidth(theme->font(TextRole::Small), pointerText()) + 12;
  const double left =
      std::clamp(pointer->x() - width / 2, gutter() + 2.0, gutter() + laneWidth() - width - 2);
  return QRectF(std::round(left), ruler->top + 1, width, ruler->height / 2.0 - 1);
}

std::vector<QRectF> TimelineView::Private::takenInRuler() const {
  std::vector<QRectF> taken;
  const auto ruler = slotNamed(QStringLiteral("ruler"));
  if (!ruler) return taken;
  const double x = shown.xOf(playhead);
  taken.emplace_back(x - kHandleWidth / 2, 0, kHandleWidth, ruler->height);
  if (const auto tag = selectionTag()) taken.push_back(tag->translated(-gutter(), -ruler->top));
  if (const auto tag = pointerTag()) taken.push_back(tag->translated(-gutter(), -ruler->top));
  return taken;
}

void TimelineView::Private::paintOverlays(QPainter& p, const QRegion& region) {
  const QRegion area = region.intersected(QRect(gutter(), 0, static_cast<int>(laneWidth()), q->height()));
  if (area.isEmpty()) return;
  p.save();
  p.setClipRegion(area);
  for (const LaneStack::Slot& slot : placedSlots()) {
    if (declaration(slot.lane).wholeTrack && state(slot.lane).content != nullptr) paintOverviewFrame(p, slot);
  }
  paintBlocks(p);
  paintLoop(p);
  paintSelection(p);
  paintInteractors(p, &TimelineInteractor::paintOver);
  paintPlayhead(p);
  paintPointer(p);
  paintInteractors(p, &TimelineInteractor::paintFront);
  paintBorder(p);
  p.setClipping(false);
  paintDrop(p);
  p.restore();
}

void TimelineView::Private::paintOverviewFrame(QPainter& p, const LaneStack::Slot& slot) {
  const Colours& c = theme->colours();
  const model::TimeRange range = rangeOf(shown, laneWidth());
  const double left = std::round(overviewX(range.begin));
  const double right = std::round(std::max(overviewX(std::min(range.end, duration())), left + 3));
  const QRectF lane = laneRect(slot);
  const bool whole = range.duration() >= duration() * (1 - 1e-6);
  if (!whole) {
    const QColor scrim = withAlpha(c.bg.canvas, theme->tokens().alpha.overviewOutside);
    const double bottom = lane.bottom() - 1;
    p.fillRect(QRectF(lane.left(), lane.top(), left - lane.left(), bottom - lane.top()), scrim);
    p.fillRect(QRectF(right, lane.top(), lane.right() - right, bottom - lane.top()), scrim);
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(c.text.mid, 1));
    const double radius = theme->tokens().radius.control;
    p.drawRoundedRect(
        QRectF(left, lane.top() + 1, right - left, lane.height() - 3).adjusted(0.5, 0.5, -0.5, -0.5), radius,
        radius);
    p.restore();
  }
  const double width = std::max(1.0, std::round(theme->tokens().line.playhead * ratio())) / ratio();
  const double x = snapped(overviewX(playhead) - width / 2, ratio());
  p.fillRect(QRectF(x, lane.top() + 2, width, lane.height() - 5), c.grid.playhead);
}

void TimelineView::Private::paintBlocks(QPainter& p) {
  for (const LaneStack::Slot& slot : placedSlots()) {
    const auto& content = state(slot.lane).content;
    const auto block = content == nullptr ? std::nullopt : content->blockAt(playhead);
    if (!block || slot.bottom() <= pinnedHeight() || stack.isFolded(slot.lane)) continue;
    const double left = std::max(snapped(shown.xOf(block->begin), ratio()), -8.0);
    const double right = std::min(snapped(shown.xOf(block->end), ratio()), laneWidth() + 8) - 1;
    if (right - left < 6 || right < 0 || left > laneWidth()) continue;
    const double radius = theme->tokens().radius.block;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(withAlpha(theme->colours().text.high, 0.8), 1));
    p.drawRoundedRect(
        QRectF(gutter() + left, slot.top + 3, right - left, slot.height - 6).adjusted(0.5, 0.5, -0.5, -0.5),
        radius, radius);
    p.restore();
  }
}

void TimelineView::Private::paintPlayhead(QPainter& p) {
  const Colours& c = theme->colours();
  const double centre = gutter() + shown.xOf(playhead);
  if (centre < gutter() - kHandleWidth || centre > gutter() + laneWidth() + kHandleWidth) return;
  const double pixel = 1 / ratio();
  const double width = std::max(1.0, std::round(theme->tokens().line.playhead * ratio())) * pixel;
  const double x = snapped(centre - width / 2, ratio());
  const auto ruler = slotNamed(QStringLiteral("ruler"));
  const auto overview = slotNamed(QStringLiteral("overview"));
  const double top = ruler ? ruler->top : overview ? overview->bottom() : 0;
  const double bottom = std::min(stack.contentHeight(), q->height());
  // A casing keeps the line apart from bright data.
  const QColor casing = withAlpha(c.bg.canvas, 0.6);
  const double casingTop = ruler ? ruler->bottom() : top;
  const double casingWidth = std::max(1.0, std::round(ratio())) * pixel;
  p.fillRect(QRectF(x - casingWidth, casingTop, casingWidth, bottom - casingTop), casing);
  p.fillRect(QRectF(x + width, casingTop, casingWidth, bottom - casingTop), casing);
  p.fillRect(QRectF(x, top, width, bottom - top), c.grid.playhead);
  if (!ruler) return;
  const double left = x + width / 2 - kHandleWidth / 2;
  const double right = left + kHandleWidth;
  const double y = ruler->top;
  p.save();
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(Qt::NoPen);
  p.setBrush(c.accent.base);
  p.drawPolygon(QPolygonF({{left, y},
                           {right, y},
                           {right, y + kHandleHeight - kHandleWidth / 2},
                           {x + width / 2, y + kHandleHeight},
                           {left, y + kHandleHeight - kHandleWidth / 2}}));
  p.restore();
}

void TimelineView::Private::paintPointer(QPainter& p) {
  const auto tag = pointerTag();
  if (!tag) return;
  const Colours& c = theme->colours();
  const double time = shown.timeAt(pointer->x() - gutter());
  const double line = std::max(1.0, std::round(ratio())) / ratio();
  const double x = snapped(pointer->x(), ratio());
  const double bottom = std::min(stack.contentHeight(), q->height());
  dashedLine(p, x, tag->bottom() + 2, bottom, line, 4, 3, c.grid.hover);
  paintTag(p, *tag, pointerText(), theme->font(TextRole::Small), c.bg.control, c.bg.control, c.text.high,
           theme->tokens().radius.control);
  for (const LaneStack::Slot& slot : placedSlots()) {
    const auto& content = state(slot.lane).content;
    if (content == nullptr || slot.bottom() <= pinnedHeight()) continue;
    const auto point = content->pointAt(time, slot.height, *theme);
    if (!point) continue;
    const double y = slot.top + point->y;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(c.bg.canvas, 1.5));
    p.setBrush(point->colour);
    p.drawEllipse(QPointF(x + line / 2, y), 3.5, 3.5);
    p.restore();
    const QFont font = theme->font(TextRole::Small);
    const double width = numeralWidth(font, point->text) + 12;
    const bool onTheRight = x + 8 + width <= gutter() + laneWidth();
    const double top = std::clamp(y - kTagHeight - 2, slot.top + 2.0, slot.bottom() - kTagHeight - 3);
    paintTag(p, QRectF(std::round(onTheRight ? x + 8 : x - 8 - width), std::round(top), width, kTagHeight),
             point->text, font, c.bg.raised, c.line.control, c.text.high, theme->tokens().radius.control);
  }
}

void TimelineView::Private::paintBorder(QPainter& p) {
  if (!hoveredBorder) return;
  const std::vector<LaneStack::Slot> slots = placedSlots();
  const auto index = static_cast<std::size_t>(*hoveredBorder);
  if (index >= slots.size()) return;
  p.save();
  p.setClipping(false);
  p.fillRect(QRectF(0, slots[index].bottom() - 1, q->width(), drag == Drag::Border ? 2 : 1),
             theme->colours().accent.base);
  p.restore();
}

}  // namespace barline::ui
