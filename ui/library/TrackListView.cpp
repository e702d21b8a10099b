#include "ui/library/TrackListView.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/theme/Appearance.h"

namespace barline::ui {

TrackListView::TrackListView(QWidget* parent) : QListView(parent) {
  setUniformItemSizes(true);
  setSelectionMode(QAbstractItemView::ExtendedSelection);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFrameShape(QFrame::NoFrame);
  setMouseTracking(true);
  setContextMenuPolicy(Qt::CustomContextMenu);
  setPaintsOwnFocusRing(*this);
  setSurface(*this, Surface::Panel);
  setSurface(*viewport(), Surface::Panel);
}

void TrackListView::setEmptyText(const QString& text) {
  emptyText_ = text;
  viewport()->update();
}

void TrackListView::paintEvent(QPaintEvent* event) {
  QListView::paintEvent(event);
  if (model() == nullptr || model()->rowCount() > 0 || emptyText_.isEmpty()) return;
  const Theme& theme = themeOf(*this);
  QPainter painter(viewport());
  painter.setFont(theme.font(TextRole::Body));
  painter.setPen(theme.colours().text.low);
  painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap,
                   emptyText_);
}

void TrackListView::keyPressEvent(QKeyEvent* event) {
  // Left and right belong to the timeline, wherever the focus is; letters are shortcuts, not a search.
  const bool plainLetter = !event->text().isEmpty() && event->text().front().isPrint();
  if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right || plainLetter) {
    event->ignore();
    return;
  }
  QListView::keyPressEvent(event);
}

}  // namespace barline::ui
