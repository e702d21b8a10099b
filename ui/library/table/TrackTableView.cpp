#include "ui/library/table/TrackTableView.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/library/TrackListing.h"
#include "ui/library/table/TrackTableDelegate.h"
#include "ui/library/table/TrackTableHeader.h"
#include "ui/library/table/TrackTableModel.h"
#include "ui/library/thumbnails/ThumbnailCache.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr double kSelectionBar = 2;
/// More selected tracks than these are not sought again one by one after the list has changed.
constexpr std::size_t kMostKept = 20000;

}  // namespace

TrackTableView::TrackTableView(TrackTableModel& model, QWidget* parent)
    : QTableView(parent),
      model_(model),
      header_(new TrackTableHeader(this)),
      delegate_(new TrackTableDelegate(this)) {
  setHorizontalHeader(header_);
  setModel(&model_);
  setItemDelegate(delegate_);
  setAccessibleName(tr("Tracks"));
  setFrameShape(QFrame::NoFrame);
  setShowGrid(false);
  setWordWrap(false);
  setCornerButtonEnabled(false);
  setTabKeyNavigation(false);
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setSelectionMode(QAbstractItemView::ExtendedSelection);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
  setDragEnabled(true);
  setDragDropMode(QAbstractItemView::DragOnly);
  setMouseTracking(true);
  setPaintsOwnFocusRing(*this);
  setSurface(*this, Surface::Canvas);
  setSurface(*viewport(), Surface::Canvas);
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setMinimumSectionSize(1);
  verticalHeader()->setDefaultSectionSize(themeOf(*this).tokens().size.tableRow);
  verticalScrollBar()->setSingleStep(themeOf(*this).tokens().size.tableRow);

  connect(&model_, &QAbstractItemModel::modelAboutToBeReset, this, &TrackTableView::keep);
  connect(&model_, &QAbstractItemModel::modelReset, this, &TrackTableView::takeUp);
  connect(&model_, &TrackTableModel::amendmentAsked, this, &TrackTableView::onAmendmentAsked);
  connect(header_, &TrackTableHeader::contentWidthAsked, this, [this](TrackColumn column, int& width) {
    const int last = rowAt(viewport()->height() - 1);
    const int end = last < 0 ? model_.rowCount() - 1 : last;
    for (int row = std::max(rowAt(0), 0); row <= end; ++row) {
      const TrackRow* track = model_.rowAt(row);
      if (track == nullptr) continue;
      const double content = TrackTableDelegate::contentWidth(model_, *track, column, themeOf(*this));
      width = std::max(width, static_cast<int>(content));
    }
  });
}

void TrackTableView::setOpenTrack(std::int64_t id) {
  delegate_->setOpenTrack(id);
  viewport()->update();
}

void TrackTableView::setHeard(std::int64_t track, double fraction) {
  delegate_->setHeard(track, fraction);
  const std::int64_t before = std::exchange(heardTrack_, track);
  for (const std::int64_t changed : {before, before == track ? 0 : track}) {
    if (const int row = changed == 0 ? -1 : model_.rowOf(changed); row >= 0)
      update(model_.index(row, static_cast<int>(TrackColumn::Waveform)));
  }
}

void TrackTableView::setThumbnails(ThumbnailCache* thumbnails) {
  delegate_->setThumbnails(thumbnails);
  header_->setAvailable(TrackColumn::Artwork, thumbnails != nullptr);
  if (thumbnails == nullptr) return;
  connect(thumbnails, &ThumbnailCache::arrived, this, [this](const std::vector<std::int64_t>& tracks) {
    for (const std::int64_t track : tracks) updateRow(model_.rowOf(track));
  });
}

void TrackTableView::setEmptyText(const QString& text) {
  if (emptyText_ == text) return;
  emptyText_ = text;
  viewport()->update();
}

QModelIndex TrackTableView::titleOf(int row) const {
  return model_.index(row, static_cast<int>(TrackColumn::Title));
}

std::vector<std::int64_t> TrackTableView::selectedTracks() const {
  std::vector<std::pair<int, int>> ranges;
  for (const QItemSelectionRange& range : selectionModel()->selection())
    ranges.emplace_back(range.top(), range.bottom());
  std::ranges::sort(ranges);
  std::vector<std::int64_t> tracks;
  int next = 0;
  for (const auto& [top, bottom] : ranges) {
    for (int row = std::max(top, next); row <= bottom; ++row) {
      if (const std::int64_t track = model_.trackAt(row); track != 0) tracks.push_back(track);
    }
    next = std::max(next, bottom + 1);
  }
  return tracks;
}

std::int64_t TrackTableView::currentTrack() const {
  return currentIndex().isValid() ? model_.trackAt(currentIndex().row()) : 0;
}

void TrackTableView::reveal(std::int64_t track) {
  const int row = model_.rowOf(track);
  if (row < 0) return;
  setCurrentIndex(titleOf(row));
  scrollTo(currentIndex());
}

TrackTableView::Asked TrackTableView::asked() const {
  const TrackListing& listing = model_.listing();
  const TrackSource& source = listing.source();
  return {listing.search().simplified(), source.crate,     source.reference, source.name, listing.order(),
          listing.descending(),          listing.keyRule()};
}

void TrackTableView::keep() {
  callOffEdit();
  // What is being written belongs to the row that it was begun in, which is still there.
  if (QWidget* const editor = state() == EditingState ? indexWidget(currentIndex()) : nullptr) {
    commitData(editor);
    closeEditor(editor, QAbstractItemDelegate::NoHint);
  }
  taking_ = true;
  kept_ = {};
  kept_.current = currentTrack();
  kept_.currentColumn = currentIndex().column();
  const int currentTop = currentIndex().isValid() ? rowViewportPosition(currentIndex().row()) : -1;
  kept_.currentVisible = currentTop >= 0 && currentTop < viewport()->height();
  std::size_t selected = 0;
  for (const QItemSelectionRange& range : selectionModel()->selection())
    selected += static_cast<std::size_t>(range.height());
  if (selected <= kMostKept) kept_.selected = selectedTracks();
  // While a search is typed a track may go and come back: it stays chosen until a person chooses another.
  if (hidden_) {
    kept_.selected = hidden_->selected;
    kept_.current = hidden_->current;
    kept_.currentColumn = hidden_->currentColumn;
  }
  int row = rowAt(0);
  if (row >= 0 && model_.headingAt(row) != nullptr) ++row;
  kept_.top = model_.trackAt(row);
  kept_.topOffset = row < 0 ? 0 : rowViewportPosition(row);
}

void TrackTableView::takeUp() {
  QItemSelection selection;
  std::vector<int> rows;
  for (const std::int64_t track : kept_.selected) {
    if (const int row = model_.rowOf(track); row >= 0) rows.push_back(row);
  }
  std::ranges::sort(rows);
  const int lastColumn = model_.columnCount() - 1;
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t end = i + 1;
    while (end < rows.size() && rows[end] == rows[end - 1] + 1) ++end;
    selection.append({model_.index(rows[i], 0), model_.index(rows[end - 1], lastColumn)});
    i = end;
  }
  const int current = kept_.current == 0 ? -1 : model_.rowOf(kept_.current);
  if (current >= 0)
    selectionModel()->setCurrentIndex(model_.index(current, std::max(kept_.currentColumn, 0)),
                                      QItemSelectionModel::NoUpdate);
  selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
  const Asked before = std::exchange(asked_, asked());
  if (before != asked_) {
    if (current >= 0 && kept_.currentVisible) {
      scrollTo(currentIndex());
    } else {
      scrollToTop();
    }
  } else if (const int top = kept_.top == 0 ? -1 : model_.rowOf(kept_.top); top >= 0) {
    verticalScrollBar()->setValue(verticalHeader()->sectionPosition(top) - kept_.topOffset);
  }
  const bool all = rows.size() == kept_.selected.size() && (kept_.current == 0 || current >= 0);
  hidden_ = all ? std::nullopt : std::optional(std::exchange(kept_, {}));
  taking_ = false;
  if (current < 0) Q_EMIT currentTrackChanged(0);
}

void TrackTableView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTableView::currentChanged(current, previous);
  if (!taking_) hidden_.reset();
  if (current.row() != previous.row()) Q_EMIT currentTrackChanged(currentTrack());
}

void TrackTableView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
  QTableView::selectionChanged(selected, deselected);
  if (!taking_) hidden_.reset();
  // The bar at the left belongs to no cell.
  for (const QItemSelection* part : {&selected, &deselected}) {
    for (const QItemSelectionRange& range : *part) {
      const int top = std::max(rowViewportPosition(range.top()), 0);
      const int bottom =
          std::min(rowViewportPosition(range.bottom()) + rowHeight(range.bottom()), viewport()->height());
      if (top < bottom) viewport()->update(0, top, static_cast<int>(kSelectionBar), bottom - top);
    }
  }
  int count = 0;
  for (const QItemSelectionRange& range : selectionModel()->selection()) count += range.height();
  Q_EMIT selectionCountChanged(count);
}

void TrackTableView::updateRow(int row) {
  if (row >= 0) viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

void TrackTableView::setHoveredRow(int row) {
  const int before = std::exchange(hoveredRow_, row);
  if (before == row) return;
  delegate_->setHoveredRow(row);
  updateRow(before);
  updateRow(row);
}

void TrackTableView::paintEvent(QPaintEvent* event) {
  QTableView::paintEvent(event);
  const Theme& theme = themeOf(*this);
  QPainter painter(viewport());
  if (model_.rowCount() == 0) {
    painter.setFont(theme.font(TextRole::Body));
    painter.setPen(theme.colours().text.low);
    painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap,
                     emptyText_);
    return;
  }
  const int first = std::max(rowAt(event->rect().top()), 0);
  const int last = rowAt(event->rect().bottom());
  const int end = last < 0 ? model_.rowCount() - 1 : last;
  for (int row = first; row <= end; ++row) {
    const QRectF rect(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    if (model_.headingAt(row) != nullptr) {
      delegate_->paintHeading(painter, rect, model_, row, *this);
    } else if (selectionModel()->isRowSelected(row)) {
      painter.fillRect(QRectF(rect.left(), rect.top(), kSelectionBar, rect.height() - 1),
                       theme.colours().accent.base);
    }
  }
}

void TrackTableView::updateGeometries() {
  QTableView::updateGeometries();
  header_->fit();
}

void TrackTableView::changeEvent(QEvent* event) {
  QTableView::changeEvent(event);
  if (event->type() == QEvent::StyleChange) viewport()->update();
}

void TrackTableView::scrollContentsBy(int dx, int dy) {
  QTableView::scrollContentsBy(dx, dy);
  // What is painted across the columns does not move along with them.
  if (dx != 0) viewport()->update();
  if (dy != 0) setHoveredRow(rowAt(viewport()->mapFromGlobal(QCursor::pos()).y()));
}

bool TrackTableView::viewportEvent(QEvent* event) {
  switch (event->type()) {
    case QEvent::MouseMove: {
      const QPoint at = static_cast<QMouseEvent*>(event)->position().toPoint();
      const int row = rowAt(at.y());
      setHoveredRow(row >= 0 && model_.headingAt(row) == nullptr ? row : -1);
      const Qt::CursorShape shape = isWaveform(indexAt(at)) ? Qt::PointingHandCursor : Qt::ArrowCursor;
      if (viewport()->cursor().shape() != shape) viewport()->setCursor(shape);
      break;
    }
    case QEvent::Leave:
      setHoveredRow(-1);
      break;
    default:
      break;
  }
  return QTableView::viewportEvent(event);
}

}  // namespace barline::ui
