#include "ui/reference/FigureDelegate.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/reference/FigureListModel.h"
#include "ui/reference/FigureText.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr int kLine = 22;
constexpr int kTitleLine = 28;
constexpr double kMargin = 12;
constexpr double kGap = 8;
constexpr double kBar = 40;
constexpr double kBarHeight = 4;

void paintBar(QPainter& painter, const QRectF& bar, double share, const Theme& theme) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.colours().meter.track);
  painter.drawRoundedRect(bar, kBarHeight / 2, kBarHeight / 2);
  painter.setBrush(theme.confidenceColour(share));
  const double width = std::clamp(share, 0.0, 1.0) * bar.width();
  if (width >= 1)
    painter.drawRoundedRect(QRectF(bar.topLeft(), QSizeF(width, kBarHeight)), kBarHeight / 2, kBarHeight / 2);
  painter.restore();
}

void paintFigure(QPainter& painter, const QRectF& line, const evaluation::Figure& figure,
                 const Theme& theme) {
  const Colours& c = theme.colours();
  const QFont body = theme.font(TextRole::Body);
  const double valueWidth = std::ceil(numeralWidth(body, QStringLiteral("0.000")));
  // Values of both units end in one column; the unit stands behind.
  const double unitWidth =
      std::ceil(QFontMetricsF(theme.font(TextRole::Small)).horizontalAdvance(QStringLiteral(" s")));
  const QRectF value(line.right() - unitWidth - valueWidth, line.top(), valueWidth, line.height());
  const QRectF bar(value.left() - kGap - kBar, std::round(line.center().y() - kBarHeight / 2), kBar,
                   kBarHeight);
  painter.setFont(body);
  painter.setPen(c.text.mid);
  const double room = bar.left() - kGap - line.left();
  painter.drawText(QRectF(line.left(), line.top(), room, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetricsF(body).elidedText(figureTitle(figure), Qt::ElideRight, room));
  painter.setPen(c.text.high);
  drawNumerals(painter, value, Qt::AlignRight | Qt::AlignVCenter, QString::number(figure.value, 'f', 3));
  if (figure.isSeconds) {
    painter.setFont(theme.font(TextRole::Small));
    painter.setPen(c.text.mid);
    painter.drawText(QRectF(value.right(), line.top(), unitWidth, line.height()),
                     Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("s"));
  } else {
    paintBar(painter, bar, figure.value, theme);
  }
}

}  // namespace

QSize FigureDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const auto* model = qobject_cast<const FigureListModel*>(index.model());
  const bool isTitle = model != nullptr && !model->row(index).figure;
  return {0, isTitle ? kTitleLine : kLine};
}

void FigureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
  const auto* model = qobject_cast<const FigureListModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return;
  const Theme& theme = themeOf(*option.widget);
  const FigureListModel::Row& row = model->row(index);
  const QRectF line = QRectF(option.rect).adjusted(kMargin, 0, -kMargin, 0);
  painter->save();
  if (!row.figure) {
    painter->setFont(theme.font(TextRole::Strong));
    painter->setPen(theme.colours().text.mid);
    painter->drawText(line.adjusted(0, 6, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, subjectTitle(row.subject));
  } else {
    if (option.state.testFlag(QStyle::State_MouseOver))
      painter->fillRect(option.rect, theme.colours().bg.raised);
    paintFigure(*painter, line, *row.figure, theme);
    if (option.state.testFlag(QStyle::State_HasFocus) && showsFocusRing(*option.widget)) {
      paintFocusRing(*painter, QRectF(option.rect).adjusted(2, 0, -2, 0), theme.tokens().radius.control,
                     theme);
    }
  }
  painter->restore();
}

}  // namespace barline::ui
