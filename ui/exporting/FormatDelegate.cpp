#include "ui/exporting/FormatDelegate.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "ui/exporting/FormatListModel.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kRow = 40;
constexpr int kHeading = 28;
constexpr double kMargin = 12;
constexpr double kGap = 8;

void paintElided(QPainter& painter, const QRectF& line, const QFont& font, const QColor& colour,
                 const QString& text) {
  painter.setFont(font);
  painter.setPen(colour);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetricsF(font).elidedText(text, Qt::ElideRight, line.width()));
}

}  // namespace

QSize FormatDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  return {0, index.flags().testFlag(Qt::ItemIsSelectable) ? kRow : kHeading};
}

void FormatDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
  const auto* model = qobject_cast<const FormatListModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return;
  const Theme& theme = themeOf(*option.widget);
  const Colours& c = theme.colours();
  const QRectF line = QRectF(option.rect).adjusted(kMargin, 0, -kMargin, 0);
  const QFont small = theme.font(TextRole::Small);
  painter->save();
  const exporting::ExportFormat* format = model->formatAt(index);
  if (format == nullptr) {
    paintElided(*painter, line.adjusted(0, 6, 0, 0), small, c.text.low,
                index.data(Qt::DisplayRole).toString());
    painter->restore();
    return;
  }
  if (option.state.testFlag(QStyle::State_Selected)) {
    painter->fillRect(option.rect, c.accent.fill);
    // Not by colour alone: the chosen line has an edge.
    painter->fillRect(QRectF(option.rect.left(), option.rect.top(), 3, option.rect.height()), c.accent.base);
  } else if (option.state.testFlag(QStyle::State_MouseOver)) {
    painter->fillRect(option.rect, c.bg.hover);
  }
  const QRectF upper(line.left(), line.top() + 3, line.width(), 18);
  const QRectF lower(line.left(), line.top() + 20, line.width(), 17);
  const QString ending =
      QString::fromUtf8(format->extension.data(), static_cast<qsizetype>(format->extension.size()));
  const double room = QFontMetricsF(small).horizontalAdvance(ending);
  painter->setFont(small);
  painter->setPen(c.text.mid);
  painter->drawText(upper, Qt::AlignRight | Qt::AlignVCenter, ending);
  paintElided(*painter, upper.adjusted(0, 0, -std::min(room + kGap, upper.width()), 0),
              theme.font(TextRole::Body), c.text.high, titleText(*format));
  paintElided(*painter, lower, small, c.text.mid, summaryText(*format));
  if (option.state.testFlag(QStyle::State_HasFocus) && showsFocusRing(*option.widget))
    paintFocusRing(*painter, QRectF(option.rect), 4, theme);
  painter->restore();
}

}  // namespace barline::ui
