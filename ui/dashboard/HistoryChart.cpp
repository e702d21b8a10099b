#include "ui/dashboard/HistoryChart.h"

#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScatterSeries>
#include <algorithm>
#include <cmath>

#include "ui/dashboard/RunText.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr double kNear = 14;    // pixels
constexpr double kDot = 6;      // diameter
constexpr double kSlowDot = 5;  // half of a diamond's height
constexpr int kBelow = 36;

QPainterPath diamond(const QPointF& middle, double reach) {
  QPainterPath path(middle - QPointF(0, reach));
  path.lineTo(middle + QPointF(reach, 0));
  path.lineTo(middle + QPointF(0, reach));
  path.lineTo(middle - QPointF(reach, 0));
  path.closeSubpath();
  return path;
}

}  // namespace

HistoryChart::HistoryChart(QWidget* parent)
    : ChartCanvas(parent), line_(new QLineSeries(this)), dots_(new QScatterSeries(this)) {
  setGutter(60);
  setMargins(10, 16, kBelow);
  addSeries(*line_);
  addSeries(*dots_);
  setFocusPolicy(Qt::StrongFocus);
  setPaintsOwnFocusRing(*this);
  dots_->setMarkerSize(kDot);
  ready();
}

void HistoryChart::applyTheme(const Theme& theme) {
  const Colours& c = theme.colours();
  line_->setPen(QPen(withAlpha(c.curve.loudness, 0.7), theme.tokens().line.curve));
  dots_->setBrush(c.curve.loudness);
  dots_->setPen(Qt::NoPen);
}

void HistoryChart::setView(const std::shared_ptr<const DashboardView>& view) {
  view_ = view;
  update();
}

void HistoryChart::setStep(const std::string& step, performance::StepTime time) {
  step_ = step;
  time_ = time;
  update();
}

void HistoryChart::update() {
  pointed_.reset();
  points_.clear();
  if (view_) points_ = performance::stepPoints(view_->comparison.history, step_, time_);
  verdict_ = performance::judge(points_);
  QList<QPointF> line;
  QList<QPointF> usual;
  double least = verdict_.usual ? verdict_.usual->low : 1e9;
  double most = verdict_.usual ? verdict_.usual->high : 0.0;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    line.append({static_cast<double>(i), points_[i].seconds});
    if (!verdict_.slower || i < verdict_.since) usual.append(line.back());
    least = std::min(least, points_[i].seconds);
    most = std::max(most, points_[i].seconds);
  }
  line_->replace(line);
  dots_->replace(usual);
  if (points_.empty()) {
    setEmpty();
  } else {
    const double room = std::max(0.25 * (most - least), 0.02 * most);
    const ChartScale rough = ChartScale::between(std::max(0.0, least - room), most + room, 4, {});
    const int decimals = rough.step < 0.000999 ? 4 : rough.step < 0.00999 ? 3 : rough.step < 0.0999 ? 2 : 1;
    ChartScale y = rough;
    y.text = [decimals](double value) { return runs::secondsText(value, decimals); };
    setScales({-0.6, static_cast<double>(std::max<std::size_t>(points_.size(), 2)) - 0.4, 1.0, {}}, y);
  }
  describe();
  viewport()->update();
}

void HistoryChart::describe() {
  setAccessibleName(tr("Run history of %1").arg(runs::runStepTitle(step_)));
  if (points_.empty()) return setAccessibleDescription(tr("No run has computed it."));
  QString said = tr("%1 runs, now %2 s")
                     .arg(QString::number(points_.size()), runs::shortSecondsNumber(points_.back().seconds));
  if (verdict_.usual)
    said += tr(", usual range %1 to %2 s")
                .arg(runs::shortSecondsNumber(verdict_.usual->low),
                     runs::shortSecondsNumber(verdict_.usual->high));
  if (verdict_.slower) said += tr(", slower %1").arg(runs::sinceText(verdict_, points_, step_));
  setAccessibleDescription(said);
}

QPointF HistoryChart::place(std::size_t index) const {
  return at(static_cast<double>(index), points_[index].seconds);
}

QString HistoryChart::pointText(std::size_t index) const {
  return tr("%1 s · %2")
      .arg(runs::shortSecondsNumber(points_[index].seconds), runs::momentText(points_[index].endedAt));
}

void HistoryChart::paintVersions(QPainter& painter, const Theme& theme) const {
  const QRectF area = plot();
  const Colours& c = theme.colours();
  QPen dashed(c.line.strong, 1);
  dashed.setDashPattern({3, 3});
  double free = 0.0;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    if (i > 0 && points_[i].program == points_[i - 1].program) continue;
    const double x = std::round(xAt(static_cast<double>(i) - 0.5)) + 0.5;
    painter.setPen(dashed);
    if (i > 0) painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    const double left = std::max(x + (i > 0 ? 4 : 0), area.left());
    if (left < free) continue;
    const QString program = QString::fromStdString(points_[i].program);
    painter.setFont(theme.font(TextRole::Small));
    painter.setPen(c.text.mid);
    drawNumerals(painter, QRectF(left, area.bottom() + 3, 200, 14), Qt::AlignLeft | Qt::AlignVCenter,
                 program);
    free = left + numeralWidth(painter.font(), program) + 8;
  }
}

void HistoryChart::paintUnder(QPainter& painter, const Theme& theme) {
  const QRectF area = plot();
  if (points_.empty()) {
    paintNote(painter, area, Qt::AlignCenter, tr("No run has computed this step."), theme);
    return;
  }
  const Colours& c = theme.colours();
  if (verdict_.usual) {
    const double high = yAt(verdict_.usual->high);
    const double low = yAt(verdict_.usual->low);
    painter.fillRect(QRectF(area.left(), high, area.width(), low - high).intersected(area),
                     withAlpha(c.text.mid, 0.12));
    painter.setPen(QPen(c.text.mid, 1));
    const double middle = std::round(yAt(verdict_.usual->median)) + 0.5;
    painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle));
    const QString text = tr("usual range %1–%2 s, median %3 s")
                             .arg(runs::shortSecondsNumber(verdict_.usual->low),
                                  runs::shortSecondsNumber(verdict_.usual->high),
                                  runs::shortSecondsNumber(verdict_.usual->median));
    paintVersions(painter, theme);
    const bool below = low + 20 < area.bottom();
    const QRectF note(area.left() + 8, below ? low + 3 : high - 19,
                      numeralWidth(theme.font(TextRole::Small), text) + 4, 16);
    painter.fillRect(note.adjusted(-2, 0, 2, 0), c.bg.panel);  // over the lines between versions
    paintNote(painter, note, Qt::AlignLeft | Qt::AlignVCenter, text, theme);
  } else {
    paintVersions(painter, theme);
  }
  const QString runs = points_.size() == 1 ? tr("1 run") : tr("%1 runs, oldest left").arg(points_.size());
  paintNote(painter, QRectF(area.left(), area.bottom() + 18, area.width(), 14),
            Qt::AlignLeft | Qt::AlignVCenter, tr("%1 · same file, same settings, this machine").arg(runs),
            theme);
}

void HistoryChart::paintCallout(QPainter& painter, const Theme& theme) const {
  const Colours& c = theme.colours();
  const QString head = tr("%1 takes %2 s, %3 % longer")
                           .arg(runs::runStepTitle(step_), runs::shortSecondsNumber(points_.back().seconds),
                                QString::number(std::lround(100.0 * verdict_.change)));
  const QString since = runs::sinceText(verdict_, points_, step_);
  const QFontMetricsF strong(theme.font(TextRole::Strong));
  const QFontMetricsF body(theme.font(TextRole::Body));
  const double width = std::max(strong.horizontalAdvance(head), body.horizontalAdvance(since)) + 22;
  const QPointF point = place(verdict_.since);
  const QRectF area = plot();
  double left = point.x() - 14 - width;
  if (left < area.left()) left = std::min(point.x() + 14, area.right() - width);
  const QRectF box(std::round(left) + 0.5, std::round(area.top()) + 2.5, width, 40);
  painter.setPen(QPen(c.state.warn, 1));
  const double edge = point.x() > box.right() ? box.right() : box.left();
  if (!box.contains(point)) painter.drawLine(QPointF(edge, box.center().y()), point);
  painter.setBrush(c.bg.raised);
  painter.drawRoundedRect(box, theme.tokens().radius.card, theme.tokens().radius.card);
  painter.setPen(c.text.high);
  painter.setFont(theme.font(TextRole::Strong));
  painter.drawText(box.adjusted(11, 4, -4, -20), Qt::AlignLeft | Qt::AlignVCenter, head);
  painter.setPen(c.text.mid);
  painter.setFont(theme.font(TextRole::Body));
  painter.drawText(box.adjusted(11, 20, -4, -4), Qt::AlignLeft | Qt::AlignVCenter, since);
}

void HistoryChart::paintOver(QPainter& painter, const Theme& theme) {
  if (points_.empty()) return;
  const Colours& c = theme.colours();
  if (verdict_.slower) {
    paintCallout(painter, theme);
    for (std::size_t i = verdict_.since; i < points_.size(); ++i)
      painter.fillPath(diamond(place(i), kSlowDot), c.state.warn);
  }
  const QColor ink = verdict_.slower ? c.state.warn : c.curve.loudness;
  painter.setPen(QPen(ink, theme.tokens().line.curve));
  painter.setBrush(Qt::NoBrush);
  painter.drawEllipse(place(points_.size() - 1), 8, 8);
  if (!pointed_) return;
  painter.setPen(QPen(c.text.high, theme.tokens().line.curve));
  painter.drawEllipse(place(*pointed_), 5, 5);
  paintTag(painter, place(*pointed_) - QPointF(0, 10), pointText(*pointed_), theme);
}

void HistoryChart::pointerMoved(const std::optional<QPointF>& pointer) {
  pointed_.reset();
  if (!pointer) return;
  double nearest = kNear;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const QPointF distance = place(i) - *pointer;
    const double length = std::hypot(distance.x(), distance.y());
    if (length >= nearest) continue;
    nearest = length;
    pointed_ = i;
  }
}

void HistoryChart::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && pointed_) Q_EMIT runChosen(points_[*pointed_].run);
}

void HistoryChart::keyPressEvent(QKeyEvent* event) {
  const bool chooses = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (points_.empty() || (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right && !chooses))
    return event->ignore();
  if (chooses) {
    if (pointed_) Q_EMIT runChosen(points_[*pointed_].run);
    return;
  }
  const std::size_t last = points_.size() - 1;
  const std::size_t now = pointed_.value_or(last);
  if (!pointed_) {
    pointed_ = last;
  } else if (event->key() == Qt::Key_Left) {
    pointed_ = now == 0 ? 0 : now - 1;
  } else {
    pointed_ = std::min(last, now + 1);
  }
  setAccessibleDescription(pointText(*pointed_));
  viewport()->update();
}

void HistoryChart::focusOutEvent(QFocusEvent* event) {
  ChartCanvas::focusOutEvent(event);
  pointed_.reset();
  describe();
  viewport()->update();
}

}  // namespace barline::ui
