#include "ui/dashboard/StepDelegate.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "engine/performance/Histogram.h"
#include "ui/dashboard/RunText.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr double kMargin = 14;
constexpr double kColumn = 46;
constexpr double kChangeColumn = 46;
constexpr double kGap = 8;
constexpr double kTitleShare = 0.3;  // of the width, at most
constexpr double kMostTitle = 150;
constexpr double kLeastShown = 0.0005;  // seconds
constexpr double kLineEvery = 85;       // pixels, about

/// "0.121", or that it is less than can be told with so many digits.
QString figureText(double seconds) {
  return seconds < kLeastShown ? QStringLiteral("<%1").arg(runs::secondsNumber(0.001))
                               : runs::secondsNumber(seconds);
}

double snapped(double value, double ratio) {
  return std::round(value * ratio) / ratio;
}

}  // namespace

StepColumns stepColumns(const QRectF& rect, const StepModel& model, const Theme& theme) {
  StepColumns columns;
  double right = rect.right() - kMargin;
  const auto take = [&](double width) {
    const QRectF column(right - width, rect.top(), width, rect.height());
    right -= width;
    return column;
  };
  columns.change = take(kChangeColumn);
  columns.cpu = take(kColumn);
  columns.wall = take(kColumn);
  right -= kGap;
  const double widest = model.widestTitle(theme.font(TextRole::Body));
  const double title = std::min({std::ceil(widest) + 1.0, kMostTitle, kTitleShare * rect.width()});
  columns.title = QRectF(rect.left() + kMargin, rect.top(), title, rect.height());
  const double left = columns.title.right() + kGap;
  columns.bars = QRectF(left, rect.top(), std::max(1.0, right - left), rect.height());
  const double longest = std::max(model.longest(), 1e-4);
  columns.step = performance::roundStep(longest / std::max(2.0, columns.bars.width() / kLineEvery));
  columns.longest = std::max(longest * 1.01, columns.step);
  return columns;
}

void StepDelegate::paintBars(QPainter& painter, const StepColumns& columns, const StepRow& row, double ratio,
                             const Theme& theme) {
  const Colours& c = theme.colours();
  const QColor colour = row.slower ? c.state.warn : c.curve.loudness;
  const QRectF area = columns.bars;
  const double half = snapped(std::min(7.0, area.height() * 0.36), ratio);
  const double middle = snapped(area.center().y(), ratio);
  const double radius = theme.tokens().radius.block / 2.0 + 0.5;
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  if (row.wall > 0.0)
    painter.drawRoundedRect(
        QRectF(area.left(), middle - half, std::max(1.0, columns.xAt(row.wall) - area.left()), half), radius,
        radius);
  painter.setPen(QPen(colour, 1));
  painter.setBrush(withAlpha(colour, 0.18));
  if (row.cpu > 0.0)
    painter.drawRoundedRect(QRectF(area.left() + 0.5, middle + 0.5,
                                   std::max(1.0, columns.xAt(row.cpu) - area.left() - 1.0), half - 1),
                            radius, radius);
  const auto mark = [&](double seconds, const QColor& ink, double width) {
    painter.fillRect(
        QRectF(snapped(columns.xAt(seconds) - width / 2, ratio), middle - half - 1, width, half + 2), ink);
  };
  if (row.overlay) mark(*row.overlay, c.accent.base, 2);
  if (row.median) mark(*row.median, c.text.high, 1.5);
}

void StepDelegate::paintFigures(QPainter& painter, const StepColumns& columns, const StepRow& row,
                                const Theme& theme) {
  const Colours& c = theme.colours();
  constexpr Qt::Alignment kAtEnd = Qt::AlignRight | Qt::AlignVCenter;
  painter.setFont(theme.font(TextRole::Body));
  if (row.state != pipeline::StepState::Computed) {
    painter.setPen(c.text.low);
    painter.drawText(columns.wall.united(columns.change), static_cast<int>(kAtEnd),
                     row.state == pipeline::StepState::Cached ? tr("from the cache") : tr("not computed"));
    return;
  }
  painter.setPen(row.wall < kLeastShown ? c.text.low : c.text.high);
  drawNumerals(painter, columns.wall, kAtEnd, figureText(row.wall));
  painter.setPen(row.cpu < kLeastShown ? c.text.low : c.text.mid);
  drawNumerals(painter, columns.cpu, kAtEnd, figureText(row.cpu));
  const auto change = changeOf(row);
  if (!change) return;
  painter.setPen(row.slower ? c.state.warn : c.text.low);
  if (row.slower) painter.setFont(theme.font(TextRole::Strong));
  drawNumerals(painter, columns.change, kAtEnd, runs::changeText(*change));
}

void StepDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  const auto* model = qobject_cast<const StepModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return;
  const Theme& theme = themeOf(*option.widget);
  const Colours& c = theme.colours();
  const StepRow& row = model->row(index);
  const QRectF rect(option.rect);
  const StepColumns columns = stepColumns(rect, *model, theme);
  const double ratio = option.widget->devicePixelRatioF();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (row.slower) {
    painter->fillRect(rect.adjusted(6, 0, -6, 0), c.state.warnFill);
  } else if (option.state.testFlag(QStyle::State_Selected)) {
    painter->fillRect(rect.adjusted(6, 0, -6, 0), c.bg.raised);
  } else if (option.state.testFlag(QStyle::State_MouseOver)) {
    painter->fillRect(rect.adjusted(6, 0, -6, 0), withAlpha(c.bg.hover, 0.4));
  }
  if (option.state.testFlag(QStyle::State_Selected))
    painter->fillRect(QRectF(rect.left() + 6, rect.top(), 2, rect.height()), c.accent.base);
  for (double value = 0.0; value <= columns.longest; value += columns.step)
    painter->fillRect(QRectF(snapped(columns.xAt(value), ratio), rect.top(), 1.0, rect.height()),
                      c.line.hairline);
  painter->setFont(theme.font(row.slower ? TextRole::Strong : TextRole::Body));
  painter->setPen(row.slower                                   ? c.state.warn
                  : row.state == pipeline::StepState::Computed ? c.text.high
                                                               : c.text.low);
  painter->drawText(
      columns.title, Qt::AlignRight | Qt::AlignVCenter,
      QFontMetricsF(painter->font()).elidedText(row.title, Qt::ElideRight, columns.title.width()));
  if (row.state == pipeline::StepState::Computed) paintBars(*painter, columns, row, ratio, theme);
  paintFigures(*painter, columns, row, theme);
  if (option.state.testFlag(QStyle::State_HasFocus) && showsFocusRing(*option.widget))
    paintFocusRing(*painter, rect.adjusted(5, 0, -5, 0), theme.tokens().radius.control, theme);
  painter->restore();
}

}  // namespace barline::ui
