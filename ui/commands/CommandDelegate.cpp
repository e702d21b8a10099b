#include "ui/commands/CommandDelegate.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "ui/commands/CommandListModel.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kLine = 30;
constexpr double kMargin = 12;
constexpr double kGap = 10;
constexpr double kCapHeight = 18;

/// @return where the cap begins
double paintCap(QPainter& painter, const QRectF& line, const QString& keys, bool changed,
                const Theme& theme) {
  if (keys.isEmpty()) return line.right();
  const Colours& c = theme.colours();
  const QFont font = theme.font(TextRole::Small);
  const double width = QFontMetricsF(font).horizontalAdvance(keys) + 12;
  const QRectF cap(line.right() - width, line.center().y() - kCapHeight / 2, width, kCapHeight);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(changed ? c.accent.base : c.line.strong, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  painter.restore();
  painter.setFont(font);
  painter.setPen(changed ? c.accent.text : c.text.mid);
  painter.drawText(cap, Qt::AlignCenter, keys);
  return cap.left();
}

}  // namespace

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {0, kLine};
}

void CommandDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  const auto* model = qobject_cast<const CommandListModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return;
  const Theme& theme = themeOf(*option.widget);
  const Colours& c = theme.colours();
  const CommandListModel::Row& row = model->row(index);
  const QRectF line = QRectF(option.rect).adjusted(kMargin, 0, -kMargin, 0);
  painter->save();
  if (option.state.testFlag(QStyle::State_Selected)) {
    painter->fillRect(option.rect, c.accent.fill);
    // Not by colour alone: the chosen line has an edge.
    painter->fillRect(QRectF(option.rect.left(), option.rect.top(), 3, option.rect.height()), c.accent.base);
  } else if (option.state.testFlag(QStyle::State_MouseOver)) {
    painter->fillRect(option.rect, c.bg.raised);
  }
  const double cap = paintCap(*painter, line, row.keys, row.changed, theme);
  const QFont body = theme.font(TextRole::Body);
  const QFont small = theme.font(TextRole::Small);
  const double groupWidth = QFontMetricsF(small).horizontalAdvance(row.group);
  const double titleRoom = std::max(0.0, cap - kGap - line.left());
  const double titleWidth = std::min(QFontMetricsF(body).horizontalAdvance(row.title), titleRoom);
  painter->setFont(body);
  painter->setPen(row.enabled ? c.text.high : c.text.low);
  painter->drawText(QRectF(line.left(), line.top(), titleWidth + 1, line.height()),
                    Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetricsF(body).elidedText(row.title, Qt::ElideRight, titleWidth + 1));
  if (titleWidth + 2 * kGap + groupWidth <= titleRoom) {
    painter->setFont(small);
    painter->setPen(c.text.low);
    painter->drawText(QRectF(line.left() + titleWidth + kGap, line.top(), groupWidth + 1, line.height()),
                      Qt::AlignLeft | Qt::AlignVCenter, row.group);
  }
  painter->restore();
}

}  // namespace barline::ui
