// What GridTool paints over the lanes.

#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "engine/edits/TapFit.h"
#include "ui/edits/EditController.h"
#include "ui/edits/grid/GridText.h"
#include "ui/edits/grid/GridTool.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

constexpr double kLinesFrom = 13;  // px below the lane's top: under the confidence strip
constexpr double kFlagTop = 17;
constexpr double kFlagHeight = 20;
constexpr double kFlagsFrom = 54;   // px a beat, or a bar
constexpr double kMarksFrom = 76;   // px a flag, to have a tick beside it
constexpr double kArrowsFrom = 92;  // px a beat
constexpr double kArrowTop = 54;
constexpr double kHandle = 7;

enum class FlagLook : unsigned char { Plain, Hovered, Follower, Selected, Moved };

double flagWidth(const QString& name, const Theme& theme) {
  return numeralWidth(theme.font(TextRole::Small), name) + 14;
}

void paintFlag(QPainter& p, const TimelineScene& scene, double x, double top, const QString& name,
               FlagLook look) {
  const Colours& c = scene.theme->colours();
  const double width = flagWidth(name, *scene.theme);
  const QRectF rect(std::round(x - width / 2), top, width, kFlagHeight);
  const bool filled = look == FlagLook::Moved;
  const bool accent = look == FlagLook::Follower || look == FlagLook::Selected || filled;
  p.save();
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(QPen(accent                      ? c.accent.base
                : look == FlagLook::Hovered ? c.text.mid
                                            : c.line.control,
                look == FlagLook::Selected ? 2 : 1));
  p.setBrush(filled ? c.accent.base : c.bg.raised);
  p.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  p.setFont(scene.theme->font(TextRole::Small));
  p.setPen(filled ? c.text.onAccent : c.text.high);
  drawNumerals(p, rect, Qt::AlignCenter, name);
  p.restore();
}

void paintMark(QPainter& p, const TimelineScene& scene, double x, double top, IconName icon,
               const QColor& ink) {
  constexpr int kSize = 12;
  const QRectF ground(x, top + (kFlagHeight - kSize) / 2.0 - 1, kSize + 2, kSize + 2);
  p.save();
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(Qt::NoPen);
  p.setBrush(withAlpha(scene.theme->colours().bg.canvas, 0.7));
  p.drawEllipse(ground);
  p.restore();
  p.drawPixmap(ground.topLeft() + QPointF(1, 1), iconPixmap(icon, kSize, ink, scene.pixelRatio));
}

/// From where a beat was to where it is; the milliseconds stand behind both.
void paintArrow(QPainter& p, const TimelineScene& scene, double from, double to, double y,
                const QString& text, const QColor& ink, bool strong) {
  constexpr double kHead = 4;
  p.save();
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  const double direction = to < from ? 1 : -1;
  if (std::abs(from - to) >= 2 * kHead) {
    p.drawLine(QPointF(from, y), QPointF(to + direction * 2, y));
    p.drawPolyline(QPolygonF({{to + direction * (kHead + 2), y - kHead},
                              {to + direction * 2, y},
                              {to + direction * (kHead + 2), y + kHead}}));
  }
  p.setFont(scene.theme->font(strong ? TextRole::Strong : TextRole::Small));
  const double left = std::max(from, to) + 6;
  const double width = numeralWidth(p.font(), text);
  p.setPen(Qt::NoPen);
  p.setBrush(withAlpha(scene.theme->colours().bg.canvas, 0.75));
  p.drawRoundedRect(QRectF(left - 3, y - 9, width + 6, 18), 3, 3);
  p.setPen(ink);
  drawNumerals(p, QRectF(left, y - 10, width + 2, 20), Qt::AlignLeft | Qt::AlignVCenter, text);
  p.restore();
}

/// As GridPainter has it on tiles; dashes by one pen, for these are painted anew in every frame.
void paintLine(QPainter& p, const TimelineScene& scene, const model::Beat& beat, double top, double bottom) {
  const Colours& c = scene.theme->colours();
  const LineTokens& tokens = scene.theme->tokens().line;
  const bool isDownbeat = beat.positionInBar == 1;
  const double wished = isDownbeat ? tokens.downbeat : tokens.beat;
  const double width = std::max(1.0, std::round(wished * scene.pixelRatio)) / scene.pixelRatio;
  const double x = scene.snappedX(beat.time);
  if (!scene.theme->isDoubtful(beat.confidence)) {
    p.fillRect(QRectF(x, top, width, bottom - top),
               withAlpha(isDownbeat ? c.grid.downbeat : c.grid.beat, lineStrength(beat.confidence)));
    return;
  }
  const double stretch = isDownbeat ? 2.0 : 1.0;
  QPen pen(withAlpha(c.state.warn, isDownbeat ? 0.9 : 0.55), width, Qt::CustomDashLine, Qt::FlatCap);
  pen.setDashPattern({tokens.lowConfidenceDash[0] * stretch / width, tokens.lowConfidenceDash[1] / width});
  p.setPen(pen);
  p.drawLine(QPointF(x + width / 2, top + (isDownbeat ? 9 : 0)), QPointF(x + width / 2, bottom));
  if (isDownbeat) diamond(p, {x + width / 2, top + 6}, 4, c.state.warn);
}

/// Index of the first beat that may reach into what is out of date, and of the first beyond it: while the
/// track plays, that is little more than the playhead.
edits::BeatSpan visibleBeats(const QPainter& p, const TimelineScene& scene, const model::BeatGrid& grid,
                             double reach) {
  const QRectF area = p.hasClipping() ? p.clipBoundingRect().intersected(scene.area) : scene.area;
  const double from = scene.timeAt(area.left() - reach);
  const double to = scene.timeAt(area.right() + reach);
  return {edits::firstBeatFrom(grid, from), edits::firstBeatFrom(grid, to)};
}

double bpmBetween(const std::vector<double>& times, std::size_t index) {
  return 60.0 / (times[index + 1] - times[index]);
}

}  // namespace

bool GridTool::isMoving(std::size_t index) const {
  return drag_ && drag_->moved && index >= drag_->plan.index && index < drag_->plan.staying;
}

void GridTool::paintOver(QPainter& p, const TimelineScene& scene) {
  const auto basis = this->basis();
  // Between two timelines the scene's may be another than the one edits are made on.
  if (!basis || scene.timeline->grid.get() != &basis->grid) return;
  p.setClipRect(scene.area, Qt::IntersectClip);
  paintLines(p, scene, *basis);
  if (drag_ && drag_->moved) paintMove(p, scene, *basis);
  paintFlags(p, scene, *basis);
  paintTaps(p, scene, *basis);
  if (drag_ && drag_->moved) paintTempo(p, scene, *basis);
}

void GridTool::paintFront(QPainter& p, const TimelineScene& scene) {
  const auto wave = scene.laneRect(QStringLiteral("waveform"));
  if (!drag_ || !drag_->moved || !wave) return;
  loupe_.paint(p, scene, wave->intersected(scene.area), drag_->plan.times.front(), drag_->origin);
}

void GridTool::paintLines(QPainter& p, const TimelineScene& scene, const edits::GridBasis& basis) const {
  const auto wave = scene.laneRect(QStringLiteral("waveform"));
  if (!wave) return;
  const DetailTokens& lod = scene.theme->tokens().lod;
  const bool showsBeats = scene.axis.lengthOf(scale_.beatSeconds) >= lod.beatMinBeatPx;
  const bool showsBars = scene.axis.lengthOf(scale_.barSeconds) >= lod.downbeatMinBarPx;
  const auto [first, end] = visibleBeats(p, scene, basis.grid, 8);
  for (std::size_t i = first; i < end; ++i) {
    const model::Beat& beat = basis.grid.beats[i];
    const bool shows = showsBeats || (showsBars && beat.positionInBar == 1);
    if (shows && !isMoving(i)) paintLine(p, scene, beat, wave->top() + kLinesFrom, wave->bottom());
  }
  if (selected_ && !(drag_ && drag_->moved)) {
    p.fillRect(
        QRectF(scene.snappedX(*selected_) - 0.5, wave->top() + kLinesFrom, 2, wave->height() - kLinesFrom),
        scene.theme->colours().accent.base);
  }
}

void GridTool::paintFlags(QPainter& p, const TimelineScene& scene, const edits::GridBasis& basis) const {
  const auto wave = scene.laneRect(QStringLiteral("waveform"));
  if (!wave || wave->height() < 3 * kFlagHeight) return;
  const double beatWidth = scene.axis.lengthOf(scale_.beatSeconds);
  const double barWidth = scene.axis.lengthOf(scale_.barSeconds);
  const bool everyBeat = beatWidth >= kFlagsFrom;
  const double top = wave->top() + kFlagTop;
  const auto [first, end] = visibleBeats(p, scene, basis.grid, 60);
  const edits::EditOverlay& overlay = edits_.overlay();
  const Colours& c = scene.theme->colours();
  for (std::size_t i = first; i < end; ++i) {
    const model::Beat& beat = basis.grid.beats[i];
    const bool isSelected = selected_ == beat.time;
    const bool isDragged = drag_ && drag_->moved && drag_->index == i;
    const bool shows =
        everyBeat || isSelected || isDragged || (beat.positionInBar == 1 && barWidth >= kFlagsFrom);
    if (!shows) continue;
    const double time = isMoving(i) ? drag_->plan.times[i - drag_->plan.index] : beat.time;
    const FlagLook look = isDragged               ? FlagLook::Moved
                          : isMoving(i)           ? FlagLook::Follower
                          : isSelected            ? FlagLook::Selected
                          : hovered_ == beat.time ? FlagLook::Hovered
                                                  : FlagLook::Plain;
    const QString name = QString::fromStdString(edits::beatName(basis.grid, i));
    const double x = scene.snappedX(time);
    paintFlag(p, scene, x, top, name, look);
    if ((everyBeat ? beatWidth : barWidth) < kMarksFrom || isMoving(i)) continue;
    const model::TimeRange instant{beat.time, beat.time + 1e-6};
    const double mark = x + flagWidth(name, *scene.theme) / 2 + 4;
    if (overlay.isLocked(model::EditLayer::Grid, instant)) {
      paintMark(p, scene, mark, top, IconName::Lock, c.state.locked);
    } else if (overlay.isVerified(model::EditLayer::Grid, instant)) {
      paintMark(p, scene, mark, top, IconName::Check, c.state.verified);
    } else if (overlay.isEdited(model::EditLayer::Grid, instant)) {
      paintMark(p, scene, mark, top, IconName::Pencil, c.state.edited);
    }
  }
}

void GridTool::paintMove(QPainter& p, const TimelineScene& scene, const edits::GridBasis& basis) const {
  const auto wave = scene.laneRect(QStringLiteral("waveform"));
  if (!wave) return;
  const Colours& c = scene.theme->colours();
  const edits::BeatMove& plan = drag_->plan;
  const auto& beats = basis.grid.beats;
  const double top = wave->top() + kLinesFrom;
  const double bottom = wave->bottom() - 1;
  const double line = std::max(1.0, std::round(scene.pixelRatio)) / scene.pixelRatio;
  const double handle = scene.snappedX(plan.times.front());

  // What the move has an effect on.
  const double end = plan.staying < beats.size() ? scene.xOf(beats[plan.staying].time) : scene.area.right();
  p.fillRect(QRectF(handle, top, std::max(0.0, std::min(end, scene.area.right()) - handle), bottom - top),
             withAlpha(c.accent.base, 0.08));

  const double beatWidth = scene.axis.lengthOf(scale_.beatSeconds);
  for (std::size_t i = plan.index; i < plan.staying; ++i) {
    const double before = scene.snappedX(beats[i].time);
    const double now = scene.snappedX(plan.times[i - plan.index]);
    if (std::min(before, now) > scene.area.right() + 120) break;
    dashedLine(p, before, top, bottom, line, 4, 4, withAlpha(c.text.high, 0.75));
    const bool isDragged = i == plan.index;
    if (isDragged) continue;
    const bool isDownbeat = beats[i].positionInBar == 1;
    p.fillRect(QRectF(now, top, isDownbeat ? 2 * line : line, bottom - top),
               isDownbeat ? c.grid.downbeat : c.grid.beat);
    if (beatWidth >= kArrowsFrom)
      paintArrow(p, scene, before, now, wave->top() + kArrowTop,
                 millisecondsText(plan.times[i - plan.index] - beats[i].time), c.text.mid, false);
  }
  paintArrow(p, scene, scene.snappedX(beats[plan.index].time), handle, wave->top() + kArrowTop,
             millisecondsText(plan.by), c.accent.text, true);
  p.fillRect(QRectF(handle - 0.5, top, 2, bottom - top), c.accent.base);

  const double y = std::clamp(drag_->y, top + 2.5 * kFlagHeight, bottom - kHandle - 4);
  const auto transient = edits::transientNear(basis.transients, plan.times.front(), 0.001);
  QString text = timeText(plan.times.front(), 3);
  if (transient) text += tr(" · on the transient");
  const QFont font = scene.theme->font(TextRole::Small);
  const double width = numeralWidth(font, text) + 16;
  const bool onTheLeft = handle - kHandle - 8 - width >= scene.area.left();
  const QRectF tag(std::round(onTheLeft ? handle - kHandle - 8 - width : handle + kHandle + 8),
                   std::round(y - 11), width, 22);
  p.save();
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(Qt::NoPen);
  p.setBrush(c.accent.base);
  p.drawRoundedRect(tag, 4, 4);
  p.setFont(font);
  p.setPen(c.text.onAccent);
  drawNumerals(p, tag, Qt::AlignCenter, text);
  p.setPen(QPen(c.accent.base, 2.5));
  p.setBrush(c.bg.canvas);
  p.drawEllipse(QPointF(handle + 0.5, y), kHandle, kHandle);
  p.restore();
}

void GridTool::paintTempo(QPainter& p, const TimelineScene& scene, const edits::GridBasis& basis) const {
  const TimelineScene::Lane* lane = scene.lane(QStringLiteral("tempo"));
  if (lane == nullptr || !lane->values) return;
  const QRectF rect = lane->rect.adjusted(0, 0, 0, -1);
  const Colours& c = scene.theme->colours();
  const auto& beats = basis.grid.beats;
  const auto [visible, end] = visibleBeats(p, scene, basis.grid, 200);
  const std::size_t first = visible > 0 ? visible - 1 : 0;
  const std::size_t last = std::min(end + 1, beats.size());
  if (last < first + 2) return;
  std::vector<double> before;
  std::vector<double> now;
  for (std::size_t i = first; i < last; ++i) {
    before.push_back(beats[i].time);
    now.push_back(isMoving(i) ? drag_->plan.times[i - drag_->plan.index] : beats[i].time);
  }
  const auto yOf = [&](double bpm) { return rect.top() + lane->values->yOf(bpm, rect.height()); };
  const auto steps = [&](const std::vector<double>& times, bool changedOnly) {
    QPainterPath path;
    bool joined = false;
    for (std::size_t i = 0; i + 1 < times.size(); ++i) {
      const bool unchanged = before[i] == now[i] && before[i + 1] == now[i + 1];
      if (model::pausesAfter(beats, first + i) || (changedOnly && unchanged)) {
        joined = false;
        continue;
      }
      const QPointF left(scene.xOf(times[i]), yOf(bpmBetween(times, i)));
      joined ? path.lineTo(left) : path.moveTo(left);
      path.lineTo(scene.xOf(times[i + 1]), left.y());
      joined = true;
    }
    return path;
  };
  p.save();
  p.setClipRect(rect, Qt::IntersectClip);
  p.fillRect(rect, c.bg.canvas);
  p.setRenderHint(QPainter::Antialiasing);
  QPen dashed(c.text.low, 1);
  dashed.setDashPattern({3, 3});
  p.setPen(dashed);
  p.drawPath(steps(before, true));
  p.setPen(QPen(c.curve.tempo, scene.theme->tokens().line.curve));
  p.drawPath(steps(now, false));
  // The two tempi that the dragged beat lies between.
  const std::size_t index = drag_->plan.index;
  if (index > first && index + 1 < last) {
    const std::size_t at = index - first;
    const auto pair = [](double a, double b) {
      return std::abs(a - b) < 0.05 ? numberText(a, 1)
                                    : GridTool::tr("%1, then %2").arg(numberText(a, 1), numberText(b, 1));
    };
    const double x = std::max(scene.xOf(now[at]), scene.xOf(before[at])) + 10;
    p.setFont(scene.theme->font(TextRole::Small));
    p.setPen(c.curve.tempo);
    drawNumerals(p, QRectF(x, rect.top() + 1, 260, 16), Qt::AlignLeft | Qt::AlignVCenter,
                 tr("after %1").arg(pair(bpmBetween(now, at - 1), bpmBetween(now, at))));
    p.setPen(c.text.mid);
    drawNumerals(p, QRectF(x, rect.bottom() - 17, 260, 16), Qt::AlignLeft | Qt::AlignVCenter,
                 tr("before %1").arg(pair(bpmBetween(before, at - 1), bpmBetween(before, at))));
  }
  p.restore();
}

void GridTool::paintTaps(QPainter& p, const TimelineScene& scene, const edits::GridBasis& basis) const {
  const auto wave = scene.laneRect(QStringLiteral("waveform"));
  if (!wave || taps_.empty()) return;
  const QColor ink = scene.theme->colours().accent.base;
  if (const auto fit = edits::fitTaps(basis, taps_)) {
    for (const double time : fit->times)
      dashedLine(p, scene.snappedX(time), wave->top() + kLinesFrom, wave->bottom() - 1, 1, 2, 4, ink);
  }
  p.save();
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(Qt::NoPen);
  p.setBrush(ink);
  for (const double time : taps_) p.drawEllipse(QPointF(scene.xOf(time), wave->bottom() - 8), 3.5, 3.5);
  p.restore();
}

}  // namespace barline::ui
