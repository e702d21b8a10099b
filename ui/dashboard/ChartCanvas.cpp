#include "ui/dashboard/ChartCanvas.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/performance/Histogram.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr double kLabelGap = 6;
constexpr double kTagPadding = 6;
constexpr double kTagEdge = 5;  // room left beside it

/// The middle of the device pixel that a line at `value` lies in.
double crisp(double value, double ratio) {
  return (std::floor(value * ratio) + 0.5) / ratio;
}

}  // namespace

ChartScale ChartScale::upTo(double most, int lines, std::function<QString(double)> text) {
  const double step = performance::roundStep(std::max(most, 1e-6) / lines);
  return {0.0, std::max(1.0, std::ceil(most / step - 1e-9)) * step, step, std::move(text)};
}

ChartScale ChartScale::between(double least, double most, int lines, std::function<QString(double)> text) {
  const double step = performance::roundStep(std::max(most - least, 1e-6) / lines);
  const double from = std::floor(least / step + 1e-9) * step;
  return {from, std::max(from + step, std::ceil(most / step - 1e-9) * step), step, std::move(text)};
}

ChartCanvas::ChartCanvas(QWidget* parent)
    : QChartView(parent), xAxis_(new QValueAxis(this)), yAxis_(new QValueAxis(this)) {
  setFrameShape(QFrame::NoFrame);
  setRenderHint(QPainter::Antialiasing);
  setBackgroundBrush(Qt::NoBrush);
  viewport()->setAutoFillBackground(false);
  viewport()->setMouseTracking(true);
  setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
  setFocusPolicy(Qt::NoFocus);
  QChart& chart = *this->chart();
  chart.setBackgroundVisible(false);
  chart.setPlotAreaBackgroundVisible(false);
  chart.setMargins({});
  chart.layout()->setContentsMargins(0, 0, 0, 0);
  chart.legend()->hide();
  chart.setAnimationOptions(QChart::NoAnimation);
  for (QValueAxis* axis : {xAxis_, yAxis_}) axis->setVisible(false);
  chart.addAxis(xAxis_, Qt::AlignBottom);
  chart.addAxis(yAxis_, Qt::AlignLeft);
}

void ChartCanvas::ready() {
  ready_ = true;
  applyTheme(themeOf(*this));
}

void ChartCanvas::addSeries(QAbstractSeries& series) {
  chart()->addSeries(&series);
  series.attachAxis(xAxis_);
  series.attachAxis(yAxis_);
}

void ChartCanvas::setScales(ChartScale x, ChartScale y) {
  empty_ = false;
  x_ = std::move(x);
  y_ = std::move(y);
  xAxis_->setRange(x_.from, x_.to);
  yAxis_->setRange(y_.from, y_.to);
  viewport()->update();
}

void ChartCanvas::setEmpty() {
  empty_ = true;
  viewport()->update();
}

void ChartCanvas::setGutter(int pixels) {
  gutter_ = pixels;
  placePlot();
}

void ChartCanvas::setMargins(int top, int right, int bottom) {
  top_ = top;
  right_ = right;
  bottom_ = bottom;
  placePlot();
}

std::vector<double> ChartScale::lines() const {
  const auto count = static_cast<int>((to - from) / step + 1e-9);
  std::vector<double> values;
  values.reserve(static_cast<std::size_t>(count) + 1);
  for (int i = 0; i <= count; ++i) values.push_back(from + i * step);
  return values;
}

QRectF ChartCanvas::plot() const {
  return QRectF(viewport()->rect()).adjusted(gutter_, top_, -right_, -bottom_);
}

void ChartCanvas::placePlot() {
  chart()->setPlotArea(plot());
}

double ChartCanvas::xAt(double value) const {
  const QRectF area = plot();
  return area.left() + area.width() * (value - x_.from) / (x_.to - x_.from);
}

double ChartCanvas::yAt(double value) const {
  const QRectF area = plot();
  return area.bottom() - area.height() * (value - y_.from) / (y_.to - y_.from);
}

std::optional<double> ChartCanvas::valueAt(const QPointF& place) const {
  const QRectF area = plot();
  if (area.width() < 1.0 || place.x() < area.left() || place.x() > area.right()) return std::nullopt;
  return x_.from + (x_.to - x_.from) * (place.x() - area.left()) / area.width();
}

void ChartCanvas::paintLines(QPainter& painter, const Theme& theme) const {
  const QRectF area = plot();
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(QPen(theme.colours().line.hairline, theme.tokens().line.hairline));
  for (const double value : y_.lines()) {
    const double y = crisp(yAt(value), devicePixelRatioF());
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
  }
  painter.setRenderHint(QPainter::Antialiasing, true);
}

void ChartCanvas::paintLabels(QPainter& painter, const Theme& theme) const {
  const QRectF area = plot();
  const double height = theme.lineHeight(TextRole::Small);
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(theme.colours().text.low);
  if (y_.text) {
    for (const double value : y_.lines())
      drawNumerals(painter, QRectF(0, yAt(value) - height / 2, area.left() - kLabelGap, height),
                   Qt::AlignRight | Qt::AlignVCenter, y_.text(value));
  }
  if (!x_.text) return;
  double free = 0.0;  // where the next label may begin
  for (const double value : x_.lines()) {
    const QString text = x_.text(value);
    const double width = numeralWidth(painter.font(), text);
    double left = xAt(value) - width / 2;
    left = std::clamp(left, area.left(), std::max(area.left(), viewport()->width() - width));
    if (left < free) continue;
    drawNumerals(painter, QRectF(left, area.bottom() + 5, width + 1, height), Qt::AlignLeft | Qt::AlignTop,
                 text);
    free = left + width + 10;
  }
}

void ChartCanvas::drawBackground(QPainter* painter, const QRectF&) {
  const Theme& theme = themeOf(*this);
  painter->save();
  if (!empty_) {
    paintLines(*painter, theme);
    paintLabels(*painter, theme);
  }
  paintUnder(*painter, theme);
  painter->restore();
}

void ChartCanvas::drawForeground(QPainter* painter, const QRectF&) {
  const Theme& theme = themeOf(*this);
  painter->save();
  paintOver(*painter, theme);
  if (showsFocusRing(*this))
    paintFocusRing(*painter, QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), theme.tokens().radius.control,
                   theme);
  painter->restore();
}

void ChartCanvas::paintTag(QPainter& painter, const QPointF& anchor, const QString& text,
                           const Theme& theme) const {
  const QFont font = theme.font(TextRole::Small);
  const double width = std::ceil(numeralWidth(font, text)) + 2 * kTagPadding;
  const double height = theme.lineHeight(TextRole::Small) + 4;
  double left = anchor.x() - width / 2;
  left = std::clamp(left, kTagEdge, std::max(kTagEdge, viewport()->width() - width - kTagEdge));
  const double top = std::max(1.0, anchor.y() - height);
  const QRectF box(std::round(left) + 0.5, std::round(top) + 0.5, width, height);
  painter.setPen(QPen(theme.colours().line.control, 1));
  painter.setBrush(theme.colours().bg.raised);
  painter.drawRoundedRect(box, theme.tokens().radius.chip, theme.tokens().radius.chip);
  painter.setFont(font);
  painter.setPen(theme.colours().text.high);
  drawNumerals(painter, box, Qt::AlignHCenter | Qt::AlignVCenter, text);
}

void ChartCanvas::paintNote(QPainter& painter, const QRectF& rect, Qt::Alignment flags, const QString& text,
                            const Theme& theme) {
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(theme.colours().text.low);
  drawNumerals(painter, rect, flags, text);
}

void ChartCanvas::paintUnder(QPainter&, const Theme&) {}
void ChartCanvas::paintOver(QPainter&, const Theme&) {}
void ChartCanvas::pointerMoved(const std::optional<QPointF>&) {}

void ChartCanvas::resizeEvent(QResizeEvent* event) {
  QChartView::resizeEvent(event);
  placePlot();
}

void ChartCanvas::changeEvent(QEvent* event) {
  QChartView::changeEvent(event);
  if (ready_ && (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)) {
    applyTheme(themeOf(*this));
    viewport()->update();
  }
}

void ChartCanvas::mouseMoveEvent(QMouseEvent* event) {
  pointerMoved(event->position());
  viewport()->update();
}

void ChartCanvas::leaveEvent(QEvent* event) {
  QChartView::leaveEvent(event);
  pointerMoved(std::nullopt);
  viewport()->update();
}

void ChartCanvas::wheelEvent(QWheelEvent* event) {
  event->ignore();
}

}  // namespace barline::ui
