#include "ui/library/table/TrackTableHeader.h"

#include <QContextMenuEvent>
#include <QJsonArray>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <algorithm>
#include <utility>

#include "ui/library/TrackListing.h"
#include "ui/library/table/ColumnWidths.h"
#include "ui/library/table/TrackTableMetrics.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

constexpr int kMost = 1200;  // logical pixels
constexpr int kChevron = 12;

int indexOf(TrackColumn column) {
  return static_cast<int>(column);
}

}  // namespace

TrackTableHeader::TrackTableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
  setSectionsMovable(true);
  setSectionsClickable(true);
  setHighlightSections(false);
  setSectionResizeMode(QHeaderView::Interactive);
  setMinimumSectionSize(28);
  setMaximumSectionSize(kMost);
  setMouseTracking(true);
  setSurface(*this, Surface::Canvas);
  setSurface(*viewport(), Surface::Canvas);
  useStandard();
  wishes_[indexOf(TrackColumn::Similarity)].available = false;
  connect(this, &QHeaderView::sectionResized, this, &TrackTableHeader::onResized);
  connect(this, &QHeaderView::sectionClicked, this, &TrackTableHeader::onClicked);
  connect(this, &QHeaderView::sectionMoved, this, [this] {
    if (!fitting_) Q_EMIT stateChanged();
  });
  connect(this, &QHeaderView::sectionHandleDoubleClicked, this,
          [this](int column) { fitToContent(static_cast<TrackColumn>(column)); });
  connect(this, &QHeaderView::sectionCountChanged, this, &TrackTableHeader::applyShown);
}

void TrackTableHeader::useStandard() {
  std::vector<Wish> wishes;
  for (const TrackColumnInfo& info : trackColumns()) {
    const std::size_t index = wishes.size();
    wishes.push_back({info.width, false, info.shown, wishes_.empty() || wishes_[index].available});
  }
  wishes_ = std::move(wishes);
}

void TrackTableHeader::setAvailable(TrackColumn column, bool available) {
  if (std::exchange(wishes_[indexOf(column)].available, available) != available) applyShown();
}

bool TrackTableHeader::isShown(TrackColumn column) const {
  const Wish& wish = wishes_[indexOf(column)];
  return wish.shown && wish.available;
}

void TrackTableHeader::setShown(TrackColumn column, bool shown) {
  wishes_[indexOf(column)].shown = shown;
  applyShown();
  Q_EMIT stateChanged();
}

void TrackTableHeader::applyShown() {
  if (count() != static_cast<int>(wishes_.size())) return;
  // Without a title a row says nothing.
  const bool any = std::ranges::any_of(trackColumns(), [this](const TrackColumnInfo& info) {
    return info.column != TrackColumn::State && isShown(info.column);
  });
  if (!any) wishes_[indexOf(TrackColumn::Title)].shown = true;
  const QScopedValueRollback quiet(fitting_, true);
  for (const TrackColumnInfo& info : trackColumns())
    setSectionHidden(indexOf(info.column), !isShown(info.column));
  fit();
}

void TrackTableHeader::setSorted(std::optional<TrackColumn> column, bool descending) {
  sorted_ = column;
  descending_ = descending;
  viewport()->update();
}

void TrackTableHeader::fit() {
  const auto* const table = qobject_cast<const QAbstractItemView*>(parentWidget());
  const int room = table == nullptr ? viewport()->width() : table->viewport()->width();
  if (count() != static_cast<int>(wishes_.size())) return;
  std::vector<ColumnWish> wishes;
  std::vector<int> shown;
  for (const TrackColumnInfo& info : trackColumns()) {
    if (!isShown(info.column)) continue;
    const Wish& wish = wishes_[indexOf(info.column)];
    wishes.push_back({wish.width, info.least, wish.chosen ? 0 : info.stretch});
    shown.push_back(indexOf(info.column));
  }
  const std::vector<int> widths = fittedWidths(wishes, room);
  const QScopedValueRollback quiet(fitting_, true);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (sectionSize(shown[i]) != widths[i]) resizeSection(shown[i], widths[i]);
  }
}

void TrackTableHeader::onResized(int column, int /*oldWidth*/, int newWidth) {
  if (fitting_ || newWidth == 0) return;
  Wish& wish = wishes_[static_cast<std::size_t>(column)];
  wish.width = std::max(newWidth, trackColumns()[static_cast<std::size_t>(column)].least);
  wish.chosen = true;
  fit();
}

void TrackTableHeader::mouseReleaseEvent(QMouseEvent* event) {
  QHeaderView::mouseReleaseEvent(event);
  Q_EMIT stateChanged();
}

void TrackTableHeader::onClicked(int column) {
  const TrackColumnInfo& info = trackColumns()[static_cast<std::size_t>(column)];
  if (!info.order) return;
  Q_EMIT sortRequested(info.column, sorted_ == info.column ? !descending_ : beginsDescending(*info.order));
}

void TrackTableHeader::fitToContent(TrackColumn column) {
  int width = trackColumn(column).least;
  Q_EMIT contentWidthAsked(column, width);
  resizeSection(indexOf(column), std::min(width, kMost));
  Q_EMIT stateChanged();
}

QJsonObject TrackTableHeader::saveState() const {
  QJsonArray columns;
  for (int visual = 0; visual < count(); ++visual) {
    const auto column = static_cast<std::size_t>(logicalIndex(visual));
    const Wish& wish = wishes_[column];
    QJsonObject entry{{QStringLiteral("name"), trackColumns()[column].name},
                      {QStringLiteral("shown"), wish.shown}};
    if (wish.chosen) entry[QStringLiteral("width")] = wish.width;
    columns.append(entry);
  }
  return {{QStringLiteral("columns"), columns}};
}

void TrackTableHeader::restoreState(const QJsonObject& state) {
  if (count() != static_cast<int>(wishes_.size())) return;
  const QScopedValueRollback quiet(fitting_, true);
  int place = 0;
  for (const auto& value : state[QStringLiteral("columns")].toArray()) {
    const QJsonObject entry = value.toObject();
    const TrackColumnInfo* info = trackColumnNamed(entry[QStringLiteral("name")].toString());
    if (info == nullptr) continue;
    Wish& wish = wishes_[indexOf(info->column)];
    wish.shown = entry[QStringLiteral("shown")].toBool(info->shown);
    const int width = entry[QStringLiteral("width")].toInt();
    wish.chosen = width > 0;
    wish.width = wish.chosen ? std::clamp(width, info->least, kMost) : info->width;
    moveSection(visualIndex(indexOf(info->column)), place++);
  }
  applyShown();
}

void TrackTableHeader::useStandardColumns() {
  useStandard();
  {
    const QScopedValueRollback quiet(fitting_, true);
    for (int column = 0; column < count(); ++column) moveSection(visualIndex(column), column);
  }
  applyShown();
  Q_EMIT stateChanged();
}

void TrackTableHeader::fillMenu(QMenu& menu) {
  for (int visual = 0; visual < count(); ++visual) {
    const auto column = static_cast<TrackColumn>(logicalIndex(visual));
    if (!wishes_[indexOf(column)].available) continue;
    QAction* action = menu.addAction(columnLongTitle(column));
    action->setCheckable(true);
    action->setChecked(isShown(column));
    connect(action, &QAction::toggled, this, [this, column](bool shown) { setShown(column, shown); });
  }
  menu.addSeparator();
  menu.addAction(tr("Standard columns"), this, &TrackTableHeader::useStandardColumns);
}

void TrackTableHeader::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  const int at = logicalIndexAt(event->pos());
  if (at >= 0) {
    const auto column = static_cast<TrackColumn>(at);
    menu.addAction(tr("Hide “%1”").arg(columnLongTitle(column)), this,
                   [this, column] { setShown(column, false); });
    menu.addAction(tr("Fit to content"), this, [this, column] { fitToContent(column); });
    menu.addSeparator();
  }
  fillMenu(menu);
  menu.exec(event->globalPos());
}

QSize TrackTableHeader::sizeHint() const {
  return {QHeaderView::sizeHint().width(), themeOf(*this).tokens().size.tableHeader};
}

void TrackTableHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const {
  const TrackColumnInfo& info = trackColumns()[static_cast<std::size_t>(logicalIndex)];
  const Theme& theme = themeOf(*this);
  const Colours& colours = theme.colours();
  painter->save();
  painter->setClipRect(rect);
  const bool near = info.order && underMouse() && rect.contains(viewport()->mapFromGlobal(QCursor::pos()));
  painter->fillRect(rect, near ? colours.bg.raised : colours.bg.canvas);
  painter->fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1.0), colours.line.divider);
  if (near)
    painter->fillRect(QRectF(rect.right(), rect.top() + 6.0, 1.0, rect.height() - 12.0),
                      colours.line.control);

  const bool sorted = sorted_ == info.column;
  const QFont font = theme.font(sorted ? TextRole::Strong : TextRole::Body);
  const QColor colour = sorted ? colours.text.high : colours.text.mid;
  const QString title = columnTitle(info.column);
  QRectF inside = QRectF(rect).adjusted(kCellMargin, 0, -kCellMargin, -1);
  const double chevron = sorted ? kChevron + 3.0 : 0.0;
  const QFontMetricsF metrics(font);
  const double room = std::max(inside.width() - chevron, 0.0);
  const QString shown = metrics.elidedText(title, Qt::ElideRight, room);
  const double width = std::min(metrics.horizontalAdvance(shown), room);
  const bool right = info.alignment.testFlag(Qt::AlignRight);
  const double left = right ? inside.right() - width - chevron : inside.left();
  painter->setFont(font);
  painter->setPen(colour);
  painter->drawText(QRectF(left, inside.top(), width + 1.0, inside.height()),
                    Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
  if (sorted) {
    const IconName name = descending_ ? IconName::ChevronDown : IconName::ChevronUp;
    painter->drawPixmap(QPointF(left + width + 3.0, inside.center().y() - kChevron / 2.0),
                        iconPixmap(name, kChevron, colour, devicePixelRatioF()));
  }
  painter->restore();
}

}  // namespace barline::ui
