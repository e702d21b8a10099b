#include "ui/inspector/MeasureListView.h"

#include <QKeyEvent>
#include <QToolTip>

#include "ui/inspector/MeasureDelegate.h"
#include "ui/inspector/MeasureListModel.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {

MeasureListView::MeasureListView(MeasureListModel& model, QWidget* parent) : QListView(parent) {
  setModel(&model);
  setItemDelegate(new MeasureDelegate(this));
  setSelectionMode(QAbstractItemView::NoSelection);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFrameShape(QFrame::NoFrame);
  setMouseTracking(true);
  setPaintsOwnFocusRing(*this);
  setSurface(*this, Surface::Panel);
  setSurface(*viewport(), Surface::Panel);
  setAccessibleName(tr("Measures"));
}

void MeasureListView::keyPressEvent(QKeyEvent* event) {
  // As in the library: left and right belong to the timeline, letters are shortcuts, not a search.
  const bool plainLetter = !event->text().isEmpty() && event->text().front().isPrint();
  if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right || plainLetter) {
    event->ignore();
    return;
  }
  const QModelIndex before = currentIndex();
  QListView::keyPressEvent(event);
  if (currentIndex() != before) explainCurrent();
}

void MeasureListView::focusInEvent(QFocusEvent* event) {
  QListView::focusInEvent(event);
  if (!currentIndex().isValid() || !currentIndex().flags().testFlag(Qt::ItemIsEnabled))
    setCurrentIndex(model()->index(1, 0));  // below the first title
  if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) explainCurrent();
}

void MeasureListView::focusOutEvent(QFocusEvent* event) {
  QListView::focusOutEvent(event);
  QToolTip::hideText();
}

void MeasureListView::explainCurrent() {
  if (!currentIndex().isValid()) return;
  const QRect line = visualRect(currentIndex());
  QToolTip::showText(viewport()->mapToGlobal(line.bottomLeft()),
                     currentIndex().data(Qt::ToolTipRole).toString(), viewport(), line);
}

}  // namespace barline::ui
