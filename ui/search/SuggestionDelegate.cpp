#include "ui/search/SuggestionDelegate.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "ui/search/SuggestionModel.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kLine = 26;
constexpr double kMargin = 12;
constexpr double kGap = 16;
constexpr double kPatch = 10;

}  // namespace

QSize SuggestionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* model = qobject_cast<const SuggestionModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return {0, kLine};
  const Theme& theme = themeOf(*option.widget);
  const SuggestionModel::Row& row = model->row(index.row());
  const double text = QFontMetricsF(theme.font(TextRole::Body)).horizontalAdvance(row.shown);
  const double meaning = QFontMetricsF(theme.font(TextRole::Small)).horizontalAdvance(row.meaning);
  const double patch = row.key ? kPatch + kMargin / 2 : 0;
  return {static_cast<int>(2 * kMargin + patch + text + kGap + meaning) + 2, kLine};
}

void SuggestionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
  const auto* model = qobject_cast<const SuggestionModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return;
  const Theme& theme = themeOf(*option.widget);
  const Colours& c = theme.colours();
  const SuggestionModel::Row& row = model->row(index.row());
  painter->save();
  if (option.state.testFlag(QStyle::State_Selected)) {
    painter->fillRect(option.rect, c.accent.fill);
    // Not by colour alone: the chosen line has an edge.
    painter->fillRect(QRectF(option.rect.left(), option.rect.top(), 3, option.rect.height()), c.accent.base);
  } else if (option.state.testFlag(QStyle::State_MouseOver)) {
    painter->fillRect(option.rect, c.bg.hover);
  }
  QRectF line = QRectF(option.rect).adjusted(kMargin, 0, -kMargin, 0);
  if (row.key) {
    const QRectF patch(line.left(), line.center().y() - kPatch / 2, kPatch, kPatch);
    const bool major = row.key->mode == model::Mode::Major;
    const auto colour = static_cast<std::size_t>(model::camelotNumber(*row.key) - 1);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(major ? c.key[colour] : c.keyInk[colour], 1.5));
    painter->setBrush(major ? QBrush(c.key[colour]) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(patch.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2);
    line.setLeft(patch.right() + kMargin / 2);
  }
  // The text comes first; what it means has the room that is left.
  const QFont small = theme.font(TextRole::Small);
  const QFont body = theme.font(TextRole::Body);
  const double text = std::min(QFontMetricsF(body).horizontalAdvance(row.shown) + 1, line.width());
  const double room = std::max(0.0, line.width() - text - kGap);
  painter->setFont(body);
  painter->setPen(c.text.high);
  painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetricsF(body).elidedText(row.shown, Qt::ElideRight, text));
  painter->setFont(small);
  painter->setPen(c.text.mid);
  painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                    QFontMetricsF(small).elidedText(row.meaning, Qt::ElideRight, room + 1));
  painter->restore();
}

}  // namespace barline::ui
