#include "ui/dashboard/BarChart.h"

#include <QBarSeries>
#include <QBarSet>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {

BarChart::BarChart(const QString& name, QString empty, QWidget* parent)
    : ChartCanvas(parent),
      empty_(std::move(empty)),
      series_(new QBarSeries(this)),
      set_(new QBarSet(QString(), series_)) {
  setGutter(60);
  setMargins(24, 16, 26);
  series_->append(set_);
  series_->setBarWidth(0.86);
  addSeries(*series_);
  setAccessibleName(name);
  setAccessibleDescription(empty_);
  ready();
}

void BarChart::applyTheme(const Theme& theme) {
  set_->setBrush(withAlpha(theme.colours().curve.loudness, 0.85));
  set_->setPen(Qt::NoPen);
}

void BarChart::setBars(std::vector<Bar> bars, std::function<QString(double)> axis) {
  shown_ = std::move(bars);
  pointed_.reset();
  set_->remove(0, set_->count());
  series_->setVisible(!shown_.empty());
  QList<qreal> values;
  QStringList said;
  for (const Bar& bar : shown_) {
    values.append(bar.value);
    said.append(QStringLiteral("%1: %2").arg(bar.name, bar.text));
  }
  set_->append(values);
  if (shown_.empty()) {
    setEmpty();
  } else {
    const double most = *std::ranges::max_element(values);
    setScales({-0.5, std::max<double>(static_cast<double>(shown_.size()), 12.0) - 0.5, 1.0, {}},
              ChartScale::upTo(most, 4, std::move(axis)));
  }
  setAccessibleDescription(shown_.empty() ? empty_ : said.mid(0, 60).join(QStringLiteral("; ")));
  viewport()->update();
}

void BarChart::paintOver(QPainter& painter, const Theme& theme) {
  const QRectF area = plot();
  if (shown_.empty()) {
    paintNote(painter, QRectF(viewport()->rect()), Qt::AlignCenter, empty_, theme);
    return;
  }
  painter.setFont(theme.font(TextRole::Small));
  const double each = xAt(1.0) - xAt(0.0);
  double free = 0.0;
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const double width = numeralWidth(painter.font(), shown_[i].name);
    const double left = std::max(area.left(), xAt(static_cast<double>(i)) - width / 2);
    if (width == 0.0 || left < free) continue;
    painter.setPen(theme.colours().text.low);
    const double room = std::max(each, width);
    drawNumerals(painter, QRectF(left, area.bottom() + 5, room + 1, 16), Qt::AlignLeft | Qt::AlignVCenter,
                 shown_[i].name);
    free = left + width + 12;
  }
  if (!pointed_) return;
  const Bar& bar = shown_[*pointed_];
  const QString text = bar.name.isEmpty() ? bar.text : QStringLiteral("%1 · %2").arg(bar.name, bar.text);
  paintTag(painter, at(static_cast<double>(*pointed_), bar.value) - QPointF(0, 3), text, theme);
}

void BarChart::pointerMoved(const std::optional<QPointF>& place) {
  pointed_.reset();
  const auto value = place ? valueAt(*place) : std::nullopt;
  if (!value || *value < -0.5) return;
  const auto index = static_cast<std::size_t>(std::floor(*value + 0.5));
  if (index < shown_.size()) pointed_ = index;
}

}  // namespace barline::ui
