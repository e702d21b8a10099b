#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/TimelinePrivate.h"

namespace barline::ui {
namespace {

constexpr int kGutterInset = 12;
constexpr int kLine = 16;  ///< height of a line of text in the gutter

/// Device pixel that the logical coordinate lies on.
int device(double logical, double ratio) {
  return static_cast<int>(std::lround(logical * ratio));
}

}  // namespace

TimeAxis TimelineView::Private::axisOf(int lane) const {
  return declaration(lane).wholeTrack ? fitted(limits()) : shown;
}

Strip TimelineView::Private::stripOf(const LaneStack::Slot& slot) const {
  return {.axis = axisOf(slot.lane),
          .width = laneWidth(),
          .height = static_cast<double>(slot.height),
          .pixelRatio = ratio(),
          .theme = theme.get(),
          .samples = nullptr};
}

QRect TimelineView::Private::laneRect(const LaneStack::Slot& slot) const {
  return {gutter(), slot.top, static_cast<int>(laneWidth()), slot.height};
}

QRect TimelineView::Private::gutterRect(const LaneStack::Slot& slot) const {
  return {0, slot.top, gutter(), slot.height};
}

int TimelineView::Private::pinnedHeight() const {
  int height = 0;
  for (const LaneStack::Slot& slot : stack.slots()) {
    const LaneDeclaration& lane = declaration(slot.lane);
    if (!lane.wholeTrack && !lane.onPanel) break;
    height = slot.bottom();
  }
  return height;
}

std::vector<LaneStack::Slot> TimelineView::Private::placedSlots() const {
  std::vector<LaneStack::Slot> slots = stack.slots();
  const int pinned = pinnedHeight();
  const int offset = scrollBar->maximum() > 0 ? scrollBar->value() : 0;
  for (LaneStack::Slot& slot : slots) {
    if (slot.top >= pinned) slot.top -= offset;
  }
  return slots;
}

std::optional<LaneStack::Slot> TimelineView::Private::slotAt(int y) const {
  // Pinned lanes come first and hide what has been scrolled under them.
  for (const LaneStack::Slot& slot : placedSlots()) {
    if (y >= slot.top && y < slot.bottom()) return slot;
  }
  return std::nullopt;
}

std::optional<LaneStack::Slot> TimelineView::Private::slotNamed(const QString& id) const {
  for (const LaneStack::Slot& slot : placedSlots()) {
    if (declaration(slot.lane).id == id) return slot;
  }
  return std::nullopt;
}

void TimelineView::Private::paint(QPainter& p, const QRegion& region) {
  const Colours& c = theme->colours();
  const QRect rect = region.boundingRect();
  p.setClipRegion(region);
  p.fillRect(rect, c.bg.canvas);
  if (timeline == nullptr) {
    if (inviting) paintEmpty(p);
    return;
  }
  p.fillRect(QRect(0, 0, gutter(), q->height()).intersected(rect), c.bg.panel);
  const int pinned = pinnedHeight();
  const std::vector<LaneStack::Slot> slots = placedSlots();
  // Scrolled lanes first, so that the pinned ones lie over them.
  for (auto slot = slots.rbegin(); slot != slots.rend(); ++slot) {
    const QRect row(0, slot->top, q->width(), slot->height);
    const QRect seen = slot->top >= pinned || slot->bottom() > pinned
                           ? row.intersected(QRect(0, std::max(0, pinned), q->width(), q->height()))
                           : row;
    const QRegion part = region.intersected(seen);
    if (part.isEmpty()) continue;
    p.setClipRegion(part);
    paintLane(p, *slot, part);
  }
  p.setClipRegion(region);
  const double line = std::max(1.0, std::round(ratio())) / ratio();
  p.fillRect(QRectF(gutter() - line, 0, line, stack.contentHeight()), c.line.divider);
  paintOverlays(p, region);
}

void TimelineView::Private::paintLane(QPainter& p, const LaneStack::Slot& slot, const QRegion& region) {
  const LaneState& s = state(slot.lane);
  const QRegion lane = region.intersected(laneRect(slot));
  if (!lane.isEmpty()) {
    if (declaration(slot.lane).onPanel) p.fillRect(lane.boundingRect(), theme->colours().bg.panel);
    if (s.filledAt) {
      const double opacity =
          static_cast<double>(clock.elapsed() - *s.filledAt) / theme->tokens().duration.laneFillIn;
      p.setOpacity(std::clamp(opacity, 0.0, 1.0));
    }
    if (s.content != nullptr) {
      for (const QRect& piece : lane) paintTiles(p, slot, piece);
    }
    if (s.content == nullptr) fillSelected(p, selectedPart(slot), groundOf(slot.lane));
    if (s.content != nullptr) {
      p.save();
      p.setClipRegion(lane);
      p.translate(laneRect(slot).topLeft());
      const std::vector<QRectF> taken =
          declaration(slot.lane).onPanel ? takenInRuler() : std::vector<QRectF>();
      s.content->paintOver(p, stripOf(slot), taken);
      p.restore();
    }
    p.setOpacity(1);
    if (declaration(slot.lane).spectral) paintSpectrumProblem(p, slot);
    if (s.content == nullptr || s.content->incomplete()) paintStatus(p, slot);
  }
  if (region.intersects(gutterRect(slot))) paintGutter(p, slot);
  const double line = std::max(1.0, std::round(ratio())) / ratio();
  p.fillRect(QRectF(0, slot.bottom() - line, q->width(), line), theme->colours().line.hairline);
}

void TimelineView::Private::paintTiles(QPainter& p, const LaneStack::Slot& slot, const QRect& rect) {
  const double pixelRatio = ratio();
  const TimeAxis axis = axisOf(slot.lane);
  const bool settled = declaration(slot.lane).wholeTrack || shown.secondsPerPixel == target.secondsPerPixel;
  p.save();
  p.setClipRect(rect, Qt::IntersectClip);
  // From here on in device pixels: tiles are copied, never scaled.
  p.scale(1 / pixelRatio, 1 / pixelRatio);
  const QRect area(
      QPoint(device(rect.left(), pixelRatio), device(rect.top(), pixelRatio)),
      QPoint(device(rect.right() + 1, pixelRatio) - 1, device(rect.bottom() + 1, pixelRatio) - 1));
  const QRectF part = selectedPart(slot);
  const QRect selected =
      part.isEmpty()
          ? QRect()
          : QRect(QPoint(device(part.left(), pixelRatio), device(part.top(), pixelRatio)),
                  QPoint(device(part.right(), pixelRatio), device(part.bottom(), pixelRatio)) - QPoint(1, 1));
  if (!settled) {
    // While the zoom moves, what was shown before stretches until the new tiles are there.
    const double scale = target.secondsPerPixel / pixelRatio;
    const auto fresh = tilesOver(slot, scale, area);
    if (fresh.empty() && standInScale > 0) paintScaled(p, slot, standInScale, area);
    const double tileWidth = tilePixels(pixelRatio) * scale / (axis.secondsPerPixel / pixelRatio);
    const double origin = gutter() * pixelRatio - axis.origin / (axis.secondsPerPixel / pixelRatio);
    for (const auto& [index, tile] : fresh) {
      if (tile != nullptr || standInScale <= 0) continue;
      const double left = origin + static_cast<double>(index) * tileWidth;
      const QRect gap = QRectF(left, area.top(), tileWidth, area.height()).toAlignedRect() & area;
      p.save();
      p.setClipRect(gap, Qt::IntersectClip);
      paintScaled(p, slot, standInScale, gap);
      p.restore();
    }
    paintScaled(p, slot, scale, area);
    fillSelected(p, selected, groundOf(slot.lane));
    p.restore();
    return;
  }
  const int width = tilePixels(pixelRatio);
  const int laneLeft = device(gutter(), pixelRatio);
  const int laneTop = device(slot.top, pixelRatio);
  const auto firstPixel =
      static_cast<std::int64_t>(std::llround(axis.origin / axis.secondsPerPixel * pixelRatio));
  const std::int64_t begin = firstPixel + area.left() - laneLeft;
  const std::int64_t end = firstPixel + area.right() - laneLeft;
  for (std::int64_t index = begin / width; index <= end / width; ++index) {
    TileKey key = jobFor(slot, index).key;
    const QRect place(static_cast<int>(index * width - firstPixel) + laneLeft, laneTop, width, key.height);
    const QImage* tile = declaration(slot.lane).spectral ? cache.findBest(key) : cache.find(key);
    const QRect marked = place & selected & area;
    if (tile != nullptr) {
      p.drawImage(place.topLeft(), *tile);
      if (!marked.isEmpty())
        p.drawImage(marked.topLeft(), tinted(*tile, groundOf(slot.lane)),
                    marked.translated(-place.topLeft()));
    } else if (static_cast<double>(index) * width * key.secondsPerPixel < duration()) {
      paintStandIn(p, slot, key, place);
      fillSelected(p, marked, groundOf(slot.lane));
    }
  }
  p.restore();
}

void TimelineView::Private::paintStandIn(QPainter& p, const LaneStack::Slot& slot, const TileKey& wanted,
                                         const QRect& place) {
  const LaneState& s = state(slot.lane);
  for (const std::uint64_t revision : {s.revision, s.formerRevision}) {
    TileKey key = wanted;
    key.revision = revision;
    if (const QImage* tile = cache.findBest(key)) {
      p.drawImage(place.topLeft(), *tile);
      return;
    }
  }
  if (standInScale <= 0 || declaration(slot.lane).wholeTrack) return;
  p.save();
  p.setClipRect(place, Qt::IntersectClip);
  paintScaled(p, slot, standInScale, place);
  p.restore();
}

void TimelineView::Private::paintScaled(QPainter& p, const LaneStack::Slot& slot, double secondsPerPixel,
                                        const QRect& area) {
  const double pixelRatio = ratio();
  const TimeAxis axis = axisOf(slot.lane);
  const double perPixel = axis.secondsPerPixel / pixelRatio;
  const double tileSeconds = tilePixels(pixelRatio) * secondsPerPixel;
  const double left = gutter() * pixelRatio;
  for (const auto& [index, tile] : tilesOver(slot, secondsPerPixel, area)) {
    if (tile == nullptr) continue;
    const double x = left + (static_cast<double>(index) * tileSeconds - axis.origin) / perPixel;
    p.drawImage(QRectF(x, device(slot.top, pixelRatio), tileSeconds / perPixel, tile->height()), *tile,
                QRectF(tile->rect()));
  }
}

std::vector<std::pair<std::int64_t, const QImage*>> TimelineView::Private::tilesOver(
    const LaneStack::Slot& slot, double secondsPerPixel, const QRect& area) {
  const double pixelRatio = ratio();
  const TimeAxis axis = axisOf(slot.lane);
  const double tileSeconds = tilePixels(pixelRatio) * secondsPerPixel;
  const double perPixel = axis.secondsPerPixel / pixelRatio;
  const double left = gutter() * pixelRatio;
  const double begin = std::max(0.0, axis.origin + (area.left() - left) * perPixel);
  const double end = std::min(duration(), axis.origin + (area.right() + 1 - left) * perPixel);
  const auto first = static_cast<std::int64_t>(std::floor(begin / tileSeconds));
  const auto last = static_cast<std::int64_t>(std::ceil(end / tileSeconds));
  constexpr std::int64_t kMostTiles = 64;  // those of a far finer view would be specks
  std::vector<std::pair<std::int64_t, const QImage*>> out;
  if (last - first > kMostTiles) return out;
  TileKey key = jobFor(slot, first).key;
  key.secondsPerPixel = secondsPerPixel;
  for (std::int64_t index = first; index < last; ++index) {
    key.index = index;
    out.emplace_back(index, cache.findBest(key));
  }
  return out;
}

QString TimelineView::Private::gutterValue(int lane) const {
  const LaneState& s = state(lane);
  return s.content == nullptr ? QString() : s.content->valueAt(playhead);
}

void TimelineView::Private::paintGutter(QPainter& p, const LaneStack::Slot& slot) {
  const LaneDeclaration& lane = declaration(slot.lane);
  LaneState& s = state(slot.lane);
  const Colours& c = theme->colours();
  const QRectF rect = QRectF(gutterRect(slot)).adjusted(kGutterInset, 0, 0, 0);
  if (s.content != nullptr) s.content->paintGutter(p, rect, *theme);
  if (!lane.onPanel) {
    s.gutterValue = gutterValue(slot.lane);
    const bool folded = stack.isFolded(slot.lane);
    const bool two = !s.gutterValue.isEmpty() && slot.height >= 2 * kLine + 6;
    const bool atTop = lane.flexible || lane.spectral;
    // The lower axis end needs its own line.
    const double lift = s.content != nullptr && s.content->axisEnds() ? 3 : 0;
    const double middle = atTop ? rect.top() + 10 : rect.center().y();
    const QRectF line(rect.left(), middle - kLine / 2.0, rect.width() - 6, kLine);
    const QRectF nameLine = line.translated(0, two ? -kLine / 2.0 - lift : 0);
    // The eye makes a name shorter rather than hiding its end.
    const QRectF eye = eyeRect(slot);
    const bool beside =
        hoveredLane == slot.lane && eye.top() < nameLine.bottom() && nameLine.top() < eye.bottom();
    p.setFont(folded ? theme->font(TextRole::Micro) : nameFont(slot, line.width()));
    p.setPen(c.text.mid);
    p.drawText(nameLine, Qt::AlignLeft | Qt::AlignVCenter,
               QFontMetricsF(p.font()).elidedText(laneGutterTitle(lane), Qt::ElideRight,
                                                  (beside ? eye.left() : line.right()) - line.left()));
    if (two) {
      p.setFont(theme->font(TextRole::Body));
      p.setPen(c.text.high);
      drawNumerals(p, line.translated(0, kLine / 2.0 - lift), Qt::AlignLeft | Qt::AlignVCenter,
                   s.gutterValue);
    }
  }
  if (const auto ends = axisEnds(slot)) {
    p.setFont(theme->font(TextRole::Micro));
    p.setPen(c.text.low);
    const QRectF column = rect.adjusted(0, 1, -6, -1);
    // The eye stands in its place.
    if (hoveredLane != slot.lane) drawNumerals(p, column, Qt::AlignRight | Qt::AlignTop, ends->top);
    drawNumerals(p, column, Qt::AlignRight | Qt::AlignBottom, ends->bottom);
  }
  if (lane.foldable && (hoveredLane == slot.lane || stack.isFolded(slot.lane))) {
    const int size = std::min(theme->tokens().size.iconSmall, slot.height);
    p.drawPixmap(QPointF(0, rect.center().y() - size / 2.0),
                 iconPixmap(stack.isFolded(slot.lane) ? IconName::ChevronRight : IconName::ChevronDown, size,
                            c.text.mid, ratio()));
  }
  if (hoveredLane == slot.lane) {
    paintGrip(p, slot);
    const QRect eye = eyeRect(slot);
    const int size = theme->tokens().size.icon;
    p.fillRect(QRect(eye.center() - QPoint(size / 2, size / 2), QSize(size + 2, size + 2)), c.bg.panel);
    p.drawPixmap(eye.center() - QPoint(size / 2 - 1, size / 2 - 1),
                 iconPixmap(IconName::Eye, size,
                            pointer && eye.contains(pointer->toPoint()) ? c.text.high : c.text.mid, ratio()));
  }
}

std::optional<AxisEnds> TimelineView::Private::axisEnds(const LaneStack::Slot& slot) const {
  constexpr int kEndsFrom = 44;  // lower lanes have no room for them
  const LaneState& s = state(slot.lane);
  return s.content == nullptr || slot.height < kEndsFrom ? std::nullopt : s.content->axisEnds();
}

QFont TimelineView::Private::nameFont(const LaneStack::Slot& slot, double room) const {
  constexpr double kGap = 4;
  QFont usual = theme->font(TextRole::Body);
  const auto ends = axisEnds(slot);
  if (!ends) return usual;
  const double taken = numeralWidth(theme->font(TextRole::Micro), ends->top) + kGap;
  const QString name = laneGutterTitle(declaration(slot.lane));
  const bool hasRoom = QFontMetricsF(usual).horizontalAdvance(name) + taken <= room;
  return hasRoom ? usual : theme->font(TextRole::Small);
}

QRect TimelineView::Private::foldRect(const LaneStack::Slot& slot) const {
  if (!declaration(slot.lane).foldable) return {};
  const QRect gutterPart = gutterRect(slot);
  return gutterPart.adjusted(0, 0, -eyeRect(slot).width() - 4, 0);
}

QRect TimelineView::Private::eyeRect(const LaneStack::Slot& slot) const {
  const int side = std::min(theme->tokens().size.hitMinimum, slot.height - 2);
  // Below a name at the top of a high lane.
  const LaneDeclaration& lane = declaration(slot.lane);
  const int top = lane.spectral && slot.height >= side + kLine + 4 ? kLine + 3 : 1;
  return {gutter() - side - 2, slot.top + top, side, side};
}

QRect TimelineView::Private::linkRect(const LaneStack::Slot& slot) const {
  const LaneStatus* status = statusOf(slot.lane);
  const LaneState& s = state(slot.lane);
  if (status == nullptr || status->state != LaneStatus::State::Failed) return {};
  if (s.content != nullptr && !s.content->incomplete()) return {};
  const QFontMetrics metrics(theme->font(TextRole::Strong));
  const int width = metrics.horizontalAdvance(TimelineView::tr("Try again")) + 8;
  const QFontMetrics small(theme->font(TextRole::Small));
  const int room = static_cast<int>(laneWidth()) - 32 - width - 24;
  const int text = std::min(small.horizontalAdvance(status->message), std::max(room, 40));
  const int top = slot.top + static_cast<int>(slot.height * declaration(slot.lane).statusTop);
  return {gutter() + 32 + text + 8, top, width, slot.bottom() - top};
}

void TimelineView::Private::paintStatus(QPainter& p, const LaneStack::Slot& slot) {
  const LaneDeclaration& lane = declaration(slot.lane);
  const Colours& c = theme->colours();
  QRectF rect = laneRect(slot);
  rect.setTop(rect.top() + slot.height * lane.statusTop);
  rect.adjust(12, 0, -8, 0);
  const LaneStatus* status = statusOf(slot.lane);
  p.setFont(theme->font(TextRole::Small));
  const auto write = [&](const QString& text, const QColor& colour) {
    p.setPen(colour);
    drawNumerals(p, rect, Qt::AlignLeft | Qt::AlignVCenter, text);
  };
  if (status == nullptr || status->state == LaneStatus::State::Ready) {
    const bool done = !state(slot.lane).parts.empty() && state(slot.lane).parts.front() != nullptr;
    if (done && state(slot.lane).making == 0)
      write(QCoreApplication::translate("Lane", lane.nothing), c.text.low);
    return;
  }
  switch (status->state) {
    case LaneStatus::State::Running:
      write(TimelineView::tr("%1 %2 %", "step and percentage")
                .arg(QCoreApplication::translate("Lane", lane.subject))
                .arg(static_cast<int>(std::lround(std::clamp(status->fraction, 0.0, 1.0) * 100))),
            c.text.mid);
      break;
    case LaneStatus::State::Failed: {
      const int size = theme->tokens().size.icon;
      p.drawPixmap(QPointF(rect.left(), rect.center().y() - size / 2.0),
                   iconPixmap(IconName::Error, size, c.state.error, ratio()));
      const QRect link = linkRect(slot);
      rect.setLeft(rect.left() + 20);
      const QFontMetrics metrics(p.font());
      write(metrics.elidedText(status->message, Qt::ElideRight, static_cast<int>(link.left() - rect.left())),
            c.state.error);
      p.setFont(theme->font(TextRole::Strong));
      p.setPen(c.accent.text);
      p.drawText(link, Qt::AlignCenter, TimelineView::tr("Try again"));
      break;
    }
    default:
      write(status->message, c.text.low);
  }
}

QRect TimelineView::Private::demoRect() const {
  if (!inviting) return {};
  const QFontMetrics metrics(theme->font(TextRole::Body));
  const QString link = TimelineView::tr("the demo");
  const QString before = TimelineView::tr("Open a track, or try %1.").section(QStringLiteral("%1"), 0, 0);
  const QString after = TimelineView::tr("Open a track, or try %1.").section(QStringLiteral("%1"), 1);
  const int width = metrics.horizontalAdvance(before + link + after);
  const int left = (q->width() - width) / 2 + metrics.horizontalAdvance(before);
  const int height = theme->tokens().size.hitMinimum;
  return {left, (q->height() - height) / 2, metrics.horizontalAdvance(link), height};
}

void TimelineView::Private::paintEmpty(QPainter& p) {
  const QRect link = demoRect();
  const QString text = TimelineView::tr("Open a track, or try %1.");
  const Colours& c = theme->colours();
  const QFontMetrics metrics(theme->font(TextRole::Body));
  const QString before = text.section(QStringLiteral("%1"), 0, 0);
  p.setFont(theme->font(TextRole::Body));
  p.setPen(c.text.mid);
  const int width = metrics.horizontalAdvance(before);
  p.drawText(QRect(link.left() - width, link.top(), width, link.height()), Qt::AlignVCenter | Qt::AlignRight,
             before);
  p.drawText(QRect(link.right() + 1, link.top(), q->width(), link.height()), Qt::AlignVCenter,
             text.section(QStringLiteral("%1"), 1));
  p.setPen(c.accent.text);
  p.drawText(link, Qt::AlignCenter, TimelineView::tr("the demo"));
  const int line = link.center().y() + metrics.ascent() / 2 + 3;
  p.fillRect(QRect(link.left(), line, link.width(), 1), c.accent.text);
}

}  // namespace barline::ui
