// What keys, the mouse and drags do in TrackTableView.

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <algorithm>

#include "ui/library/DragTag.h"
#include "ui/library/TrackColours.h"
#include "ui/library/TrackListing.h"
#include "ui/library/TrackMime.h"
#include "ui/library/table/TrackCellText.h"
#include "ui/library/table/TrackTableDelegate.h"
#include "ui/library/table/TrackTableHeader.h"
#include "ui/library/table/TrackTableModel.h"
#include "ui/library/table/TrackTableView.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kColours = 8;
constexpr int kRatings = 5;
/// How far Alt and an arrow move what is being heard, seconds.
constexpr double kListenStep = 10.0;

QIcon swatchIcon(int colour, const QWidget& widget) {
  const double ratio = widget.devicePixelRatioF();
  SignCache signs;
  signs.prepare(themeOf(widget), ratio);
  return signs.swatch(colour, 14);
}

QString ratingText(int rating) {
  return rating == 0 ? TrackTableView::tr("None") : QString(rating, QChar(0x2605));
}

/// "3 tracks", beside the pointer while they are dragged.
QPixmap dragPicture(std::size_t tracks, const QWidget& widget) {
  return dragTag(
      tracks == 1 ? TrackTableView::tr("1 track")
                  : TrackTableView::tr("%1 tracks").arg(QLocale().toString(static_cast<qulonglong>(tracks))),
      widget);
}

}  // namespace

void TrackTableView::onAmendmentAsked(const model::AmendedTrack& amendment) {
  Q_EMIT amendRequested({amendment}, columnLongTitle(static_cast<TrackColumn>(currentIndex().column())));
}

void TrackTableView::amendSelected(const model::TrackAmendment& amendment, TrackColumn column) {
  std::vector<model::AmendedTrack> amendments;
  for (const std::int64_t track : selectedTracks()) amendments.push_back({track, amendment});
  if (!amendments.empty()) Q_EMIT amendRequested(amendments, columnLongTitle(column));
}

void TrackTableView::rateSelected(int rating) {
  amendSelected({.rating = rating}, TrackColumn::Rating);
}

void TrackTableView::colourSelected(int colour) {
  amendSelected({.colour = colour}, TrackColumn::Colour);
}

void TrackTableView::fillRatingMenu(QMenu& menu) {
  for (int rating = 0; rating <= kRatings; ++rating) {
    menu.addAction(QStringLiteral("%1\t%2").arg(ratingText(rating)).arg(rating), this,
                   [this, rating] { rateSelected(rating); });
  }
}

void TrackTableView::fillColourMenu(QMenu& menu) {
  for (int colour = 0; colour <= kColours; ++colour) {
    menu.addAction(swatchIcon(colour, *this), colour == 0 ? tr("None") : trackColourName(colour), this,
                   [this, colour] { colourSelected(colour); });
  }
}

bool TrackTableView::chooseByClick(const QModelIndex& index, const QPoint& at) {
  const auto column = static_cast<TrackColumn>(index.column());
  if (column != TrackColumn::Rating && column != TrackColumn::Colour) return false;
  const TrackRow* row = model_.rowAt(index.row());
  if (row == nullptr) return false;
  // A click in a row that is selected is for all that are.
  if (!selectionModel()->isRowSelected(index.row())) {
    setCurrentIndex(index);
  } else {
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
  }
  if (column == TrackColumn::Colour) {
    QMenu menu(this);
    fillColourMenu(menu);
    menu.exec(viewport()->mapToGlobal(visualRect(index).bottomLeft()));
    return true;
  }
  const int rating = TrackTableDelegate::ratingAt(at.x() - visualRect(index).left());
  rateSelected(rating == row->record.rating ? 0 : rating);
  return true;
}

void TrackTableView::mousePressEvent(QMouseEvent* event) {
  const QPoint at = event->position().toPoint();
  const QModelIndex index = indexAt(at);
  currentAtPress_ = currentIndex();
  if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && index.isValid() &&
      chooseByClick(index, at))
    return;
  waveformPress_.reset();
  // Beside the rows nothing is chosen, nor meant by keys.
  if (!index.isValid() && event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier)
    setCurrentIndex({});
  if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && isWaveform(index))
    waveformPress_ = at;
  QTableView::mousePressEvent(event);
}

bool TrackTableView::isWaveform(const QModelIndex& index) const {
  if (!index.isValid() || static_cast<TrackColumn>(index.column()) != TrackColumn::Waveform) return false;
  const TrackRow* row = model_.rowAt(index.row());
  return row != nullptr && delegate_->showsWaveform(*row);
}

void TrackTableView::mouseReleaseEvent(QMouseEvent* event) {
  QTableView::mouseReleaseEvent(event);
  const std::optional<QPoint> pressed = std::exchange(waveformPress_, std::nullopt);
  const QPoint at = event->position().toPoint();
  const QModelIndex index = indexAt(at);
  if (!pressed || !isWaveform(index) || indexAt(*pressed) != index ||
      (at - *pressed).manhattanLength() >= QApplication::startDragDistance())
    return;
  const QRect cell = visualRect(index);
  Q_EMIT listenRequested(model_.trackAt(index.row()),
                         TrackTableDelegate::waveformPlaceAt(at.x() - cell.left(), cell.width()));
}

void TrackTableView::mouseDoubleClickEvent(QMouseEvent* event) {
  const QModelIndex index = indexAt(event->position().toPoint());
  const std::int64_t track = index.isValid() ? model_.trackAt(index.row()) : 0;
  if (event->button() != Qt::LeftButton || track == 0) return QTableView::mouseDoubleClickEvent(event);
  const auto column = static_cast<TrackColumn>(index.column());
  if (column == TrackColumn::Rating || column == TrackColumn::Colour) return mousePressEvent(event);
  QTableView::mouseDoubleClickEvent(event);
  Q_EMIT openRequested(track);
}

void TrackTableView::contextMenuEvent(QContextMenuEvent* event) {
  callOffEdit();
  QPoint at = event->globalPos();
  if (event->reason() == QContextMenuEvent::Keyboard) {
    if (!currentIndex().isValid()) return;
    scrollTo(currentIndex());
    at = viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
  } else {
    const int row = rowAt(viewport()->mapFromGlobal(at).y());
    if (row < 0 || model_.headingAt(row) != nullptr) return;
  }
  Q_EMIT menuRequested(at);
}

bool TrackTableView::edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) {
  // A click that only chooses among selected rows is none to write with.
  if (trigger == SelectedClicked && index != currentAtPress_) return false;
  if (trigger == EditKeyPressed && static_cast<TrackColumn>(index.column()) == TrackColumn::Colour) {
    QMenu menu(this);
    fillColourMenu(menu);
    menu.exec(viewport()->mapToGlobal(visualRect(index).bottomLeft()));
    return true;
  }
  const bool begun = QTableView::edit(index, trigger, event);
  if (state() == EditingState) model_.listing().setHeld(true);
  return begun;
}

QModelIndex TrackTableView::nextEditable(const QModelIndex& from, int step) const {
  for (int visual = header_->visualIndex(from.column()) + step; visual >= 0 && visual < header_->count();
       visual += step) {
    const auto column = static_cast<TrackColumn>(header_->logicalIndex(visual));
    if (header_->isShown(column) && isEditable(column) && column != TrackColumn::Rating &&
        column != TrackColumn::Colour)
      return from.sibling(from.row(), static_cast<int>(column));
  }
  return {};
}

void TrackTableView::commitData(QWidget* editor) {
  if (editor != endedEditor_) QTableView::commitData(editor);
}

void TrackTableView::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
  if (editor != nullptr && editor == endedEditor_) return;
  endedEditor_ = editor;
  const bool on = hint == QAbstractItemDelegate::EditNextItem;
  const bool back = hint == QAbstractItemDelegate::EditPreviousItem;
  QTableView::closeEditor(editor, on || back ? QAbstractItemDelegate::NoHint : hint);
  if (state() != EditingState) model_.listing().setHeld(false);
  if (!on && !back) return;
  const QModelIndex next = nextEditable(currentIndex(), on ? 1 : -1);
  if (!next.isValid()) return;
  selectionModel()->setCurrentIndex(next, QItemSelectionModel::NoUpdate);
  QTableView::edit(next);
}

QModelIndex TrackTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
  // Up and down the list; a row's first and last cell are a column like any other.
  if (action == MoveHome || action == MoveEnd) modifiers |= Qt::ControlModifier;
  const int before = currentIndex().row();
  const int column =
      currentIndex().isValid() ? currentIndex().column() : static_cast<int>(TrackColumn::Title);
  QModelIndex to = QTableView::moveCursor(action, modifiers);
  if (action == MoveHome || action == MoveEnd)
    to = model_.index(action == MoveHome ? 0 : model_.rowCount() - 1, column);
  if (!to.isValid() || model_.headingAt(to.row()) == nullptr) return to;
  // Past a heading, on in the same direction or, where that is the end, back again.
  const int step = action == MoveHome || (to.row() >= before && action != MoveEnd) ? 1 : -1;
  for (const int by : {step, -step}) {
    const int row = to.row() + by;
    if (row >= 0 && row < model_.rowCount() && model_.headingAt(row) == nullptr)
      return to.sibling(row, to.column());
  }
  return currentIndex();
}

void TrackTableView::focusInEvent(QFocusEvent* event) {
  // Keys have to act on something; a click chooses for itself.
  if (!currentIndex().isValid() && event->reason() != Qt::MouseFocusReason) {
    const int first = model_.headingAt(0) == nullptr ? 0 : 1;
    if (model_.trackAt(first) != 0) setCurrentIndex(titleOf(first));
  }
  QTableView::focusInEvent(event);
}

void TrackTableView::focusOutEvent(QFocusEvent* event) {
  callOffEdit();
  QTableView::focusOutEvent(event);
}

void TrackTableView::callOffEdit() {
  // Of all triggers this one stops the view's timer; it opens nothing, as the view does not edit what becomes
  // current.
  if (currentIndex().isValid()) QTableView::edit(currentIndex(), CurrentChanged, nullptr);
}

bool TrackTableView::event(QEvent* event) {
  // Elsewhere Space plays the open track, which is not to be seen here.
  if (event->type() == QEvent::ShortcutOverride && currentTrack() != 0) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier) event->accept();
  }
  return QTableView::event(event);
}

void TrackTableView::keyPressEvent(QKeyEvent* event) {
  // From an editor, which passes on what it has no use for: Return ends the writing and does no more.
  if (state() == EditingState && !hasFocus()) return event->ignore();
  callOffEdit();
  const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
  const bool plain = modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier;
  if (event == QKeySequence::Copy) return copySelected();
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (currentTrack() != 0) Q_EMIT openRequested(currentTrack());
      return;
    case Qt::Key_Left:
    case Qt::Key_Right:
      if (modifiers != Qt::AltModifier) break;
      Q_EMIT listenMoveRequested(event->key() == Qt::Key_Left ? -kListenStep : kListenStep);
      return;
    case Qt::Key_Delete:
      if (plain && !selectionModel()->selection().isEmpty()) Q_EMIT removeRequested(selectedTracks());
      return;
    case Qt::Key_Escape:
      if (heardTrack_ != 0) {
        Q_EMIT silenceRequested();
      } else {
        Q_EMIT leaveRequested();
      }
      return;
    default:
      break;
  }
  const QString text = event->text();
  const bool letter = plain && !text.isEmpty() && text.front().isPrint() && text.front() != u' ';
  if (letter && text.front() >= u'0' && text.front() <= u'5') return rateSelected(text.front().digitValue());
  if (letter) {
    Q_EMIT typed(text);
    return;
  }
  if (event->key() == Qt::Key_Space) {
    if (currentTrack() == 0 || modifiers != Qt::NoModifier) return event->ignore();
    if (!event->isAutoRepeat()) Q_EMIT playRequested(currentTrack());
    return;
  }
  QTableView::keyPressEvent(event);
}

std::unique_ptr<QMimeData> TrackTableView::mimeOf(const std::vector<std::int64_t>& tracks) const {
  auto mime = std::make_unique<QMimeData>();
  setDraggedTracks(*mime, tracks);
  QList<QUrl> files;
  QStringList lines;
  for (const std::int64_t track : tracks) {
    const TrackRow* row = model_.listing().find(track);
    if (row == nullptr) continue;
    files.append(QUrl::fromLocalFile(pathText(row->record.path)));
    QStringList cells;
    for (int visual = 0; visual < header_->count(); ++visual) {
      const auto column = static_cast<TrackColumn>(header_->logicalIndex(visual));
      if (header_->isShown(column) && !columnTitle(column).isEmpty() && column != TrackColumn::Waveform)
        cells.append(model_.textOf(*row, column));
    }
    lines.append(cells.join(u'\t'));
  }
  // Rows that nobody has looked at have no path at hand; a part of the files would be worse than none.
  if (static_cast<std::size_t>(files.size()) == tracks.size()) {
    mime->setUrls(files);
    mime->setText(lines.join(u'\n'));
  }
  return mime;
}

void TrackTableView::copySelected() const {
  const std::vector<std::int64_t> tracks = selectedTracks();
  if (!tracks.empty()) QApplication::clipboard()->setMimeData(mimeOf(tracks).release());
}

void TrackTableView::startDrag(Qt::DropActions) {
  waveformPress_.reset();
  const std::vector<std::int64_t> tracks = selectedTracks();
  if (tracks.empty()) return;
  auto* drag = new QDrag(this);
  drag->setMimeData(mimeOf(tracks).release());
  drag->setPixmap(dragPicture(tracks.size(), *this));
  drag->exec(Qt::CopyAction);
}

}  // namespace barline::ui
