#include "ui/inspector/MeasureDelegate.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/library/LibraryPlaceBar.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr int kLine = 22;
constexpr int kTitleLine = 28;
constexpr double kMargin = 12;
constexpr double kGap = 4;
constexpr double kBarGap = 6;
constexpr double kBar = 26;      ///< narrower than beside the library: titles need the room
constexpr double kTitleGap = 6;  ///< least, from a title to its value

/// The widest unit of all: units begin where it fits, so that values end in one column.
double unitWidth(const QFont& font) {
  double widest = 0;
  for (const model::Measure measure : text::shownMeasures())
    widest = std::max(widest, QFontMetricsF(font).horizontalAdvance(text::measureUnit(measure)));
  return std::ceil(widest);
}

}  // namespace

QSize MeasureDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const auto* model = qobject_cast<const MeasureListModel*>(index.model());
  const bool isTitle = model != nullptr && !model->row(index).measure;
  return {0, isTitle ? kTitleLine : kLine};
}

void MeasureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  const auto* model = qobject_cast<const MeasureListModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return;
  const Theme& theme = themeOf(*option.widget);
  const MeasureListModel::Row& row = model->row(index);
  const QRectF line = QRectF(option.rect).adjusted(kMargin, 0, -kMargin, 0);
  painter->save();
  if (!row.measure) {
    paintTitle(*painter, line, row, index.row() == 0, model->compares(), theme);
  } else {
    const bool focused = option.state.testFlag(QStyle::State_HasFocus) && showsFocusRing(*option.widget);
    if (option.state.testFlag(QStyle::State_MouseOver))
      painter->fillRect(option.rect, theme.colours().bg.raised);
    paintMeasure(*painter, line, row, model->compares(), option.widget->devicePixelRatioF(), theme);
    if (focused)
      paintFocusRing(*painter, QRectF(option.rect).adjusted(2, 0, -2, 0), theme.tokens().radius.control,
                     theme);
  }
  painter->restore();
}

const MeasureDelegate::Widths& MeasureDelegate::widthsFor(const Theme& theme) const {
  const QFont body = theme.font(TextRole::Body);
  const QFont small = theme.font(TextRole::Small);
  if (widths_.value <= 0 || widths_.body != body || widths_.small != small) {
    widths_ = {.body = body,
               .small = small,
               .value = std::ceil(numeralWidth(body, QStringLiteral("−00.0"))),
               .unit = unitWidth(small),
               .percentile = numeralWidth(small, QStringLiteral("100"))};
  }
  return widths_;
}

MeasureDelegate::Columns MeasureDelegate::columnsOf(const QRectF& line, bool compares,
                                                    const Theme& theme) const {
  const Widths& widths = widthsFor(theme);
  Columns columns;
  double right = line.right();
  const auto take = [&](double width, double gap) {
    const QRectF column(right - width, line.top(), width, line.height());
    right -= width + gap;
    return column;
  };
  if (compares) {
    columns.percentile = take(widths.percentile, kGap);
    columns.bar = take(kBar, kBarGap);
  }
  columns.unit = take(widths.unit, kGap);
  columns.value = take(widths.value, kTitleGap);
  columns.title = QRectF(line.left(), line.top(), right - line.left(), line.height());
  return columns;
}

void MeasureDelegate::paintTitle(QPainter& painter, const QRectF& line, const MeasureListModel::Row& row,
                                 bool first, bool compares, const Theme& theme) {
  const Colours& c = theme.colours();
  const QRectF text = line.adjusted(0, 6, 0, 0);
  painter.setFont(theme.font(TextRole::Strong));
  painter.setPen(c.text.mid);
  painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, text::groupTitle(row.group));
  if (!first || !compares) return;
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(c.text.low);
  painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, tr("percentile"));
}

void MeasureDelegate::paintMeasure(QPainter& painter, const QRectF& line, const MeasureListModel::Row& row,
                                   bool compares, double ratio, const Theme& theme) const {
  const Colours& c = theme.colours();
  const Columns columns = columnsOf(line, compares, theme);
  const QFont body = theme.font(TextRole::Body);
  const bool warns = row.value && text::measureWarns(*row.measure, *row.value);
  const QString number =
      row.value ? text::measureNumber(*row.measure, *row.value) : text::measureValueText(*row.measure, {});
  const double overhang = std::max(0.0, numeralWidth(body, number) - columns.value.width());
  double titleRoom = columns.title.width() - overhang;
  if (warns) {
    const int size = theme.tokens().size.iconSmall;
    titleRoom -= size + kGap;
    const double x = columns.value.right() - numeralWidth(body, number) - size - kGap;
    painter.drawPixmap(QPointF(std::round(x), std::round(line.center().y() - size / 2.0)),
                       iconPixmap(IconName::Warn, size, c.state.warn, ratio));
  }
  const QString title = text::measureTitle(*row.measure);
  // A title that is a little too long is written smaller rather than cut off.
  const bool fits = QFontMetricsF(body).horizontalAdvance(title) <= titleRoom;
  const QFont titleFont = fits ? body : theme.font(TextRole::Small);
  painter.setFont(titleFont);
  painter.setPen(c.text.mid);
  painter.drawText(QRectF(columns.title.topLeft(), QSizeF(titleRoom, line.height())),
                   Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetricsF(titleFont).elidedText(title, Qt::ElideRight, titleRoom));
  painter.setFont(body);
  painter.setPen(row.value ? c.text.high : c.text.low);
  drawNumerals(painter, columns.value, Qt::AlignRight | Qt::AlignVCenter, number);
  if (!row.value) return;
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(c.text.mid);
  painter.drawText(columns.unit, Qt::AlignLeft | Qt::AlignVCenter, text::measureUnit(*row.measure));
  if (row.shareBelow)
    paintLibraryPlace(painter, columns.bar, columns.percentile, *row.shareBelow, ratio, theme);
}

}  // namespace barline::ui
