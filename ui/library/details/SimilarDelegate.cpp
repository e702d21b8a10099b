#include "ui/library/details/SimilarDelegate.h"

#include <QPainter>
#include <algorithm>

#include "ui/library/KeyChip.h"
#include "ui/library/TrackListModel.h"
#include "ui/library/details/SimilarListModel.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr int kRow = 26;
constexpr double kMargin = 12;
constexpr double kChip = 30;
constexpr double kChipHeight = 16;
constexpr double kGap = 8;
constexpr double kWordGap = 5;
// A title never takes so much that nothing of the artist is left.
constexpr double kTitleShare = 0.72;

}  // namespace

QSize SimilarDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {0, kRow};
}

void SimilarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  const auto* model = qobject_cast<const SimilarListModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return;
  const SimilarToTrack& similar = model->at(index);
  const Theme& theme = themeOf(*option.widget);
  const Colours& colours = theme.colours();
  const QRectF rect = option.rect;
  painter->save();
  if (option.state.testFlag(QStyle::State_Selected)) {
    painter->fillRect(rect, colours.bg.control);
  } else if (option.state.testFlag(QStyle::State_MouseOver)) {
    painter->fillRect(rect, colours.bg.raised);
  }
  if (option.state.testFlag(QStyle::State_HasFocus) && showsFocusRing(*option.widget))
    paintFocusRing(*painter, rect.adjusted(2, 1, -2, -1), theme.tokens().radius.control, theme);

  const QRectF line = rect.adjusted(kMargin, 0, -kMargin, 0);
  if (similar.track.key)
    paintKeyChip(*painter,
                 QRectF(line.right() - kChip, line.center().y() - kChipHeight / 2, kChip, kChipHeight),
                 *similar.track.key, QString::fromStdString(model::camelot(*similar.track.key)), theme);
  double end = line.right() - kChip - kGap;
  const QFont small = theme.font(TextRole::Small);
  const QString alike = QString::number(similarity(similar.distance), 'f', 2);
  painter->setFont(small);
  painter->setPen(colours.text.mid);
  drawNumerals(*painter, QRectF(line.left(), line.top(), end - line.left(), line.height()),
               Qt::AlignRight | Qt::AlignVCenter, alike);
  end -= numeralWidth(small, alike) + kGap;

  const QString title = QString::fromStdString(similar.track.title);
  const QString artist = QString::fromStdString(similar.track.artist);
  const QFont body = theme.font(TextRole::Body);
  const QFontMetricsF titleMetrics(body);
  const double room = end - line.left();
  const double most = artist.isEmpty() ? room : kTitleShare * room;
  const double both =
      titleMetrics.horizontalAdvance(title) + kWordGap + QFontMetricsF(small).horizontalAdvance(artist);
  const double width = both <= room ? titleMetrics.horizontalAdvance(title)
                                    : std::min(most, titleMetrics.horizontalAdvance(title));
  painter->setFont(body);
  painter->setPen(colours.text.high);
  painter->drawText(QRectF(line.left(), line.top(), width + 1, line.height()),
                    Qt::AlignLeft | Qt::AlignVCenter,
                    titleMetrics.elidedText(title, Qt::ElideRight, width + 1));
  const double left = line.left() + width + kWordGap;
  painter->setFont(small);
  painter->setPen(colours.text.mid);
  painter->drawText(QRectF(left, line.top(), end - left, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetricsF(small).elidedText(artist, Qt::ElideRight, end - left));
  painter->restore();
}

}  // namespace barline::ui
