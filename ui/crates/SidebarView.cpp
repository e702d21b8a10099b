#include "ui/crates/SidebarView.h"

#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>

#include "ui/crates/SidebarDelegate.h"
#include "ui/library/DragTag.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kOpensAfter = 600;  // ms that something is held over a folder

}  // namespace

SidebarView::SidebarView(SidebarModel& model, QWidget* parent) : QTreeView(parent), model_(model) {
  setModel(&model);
  setItemDelegate(new SidebarDelegate(this));
  setHeaderHidden(true);
  setIndentation(0);
  setRootIsDecorated(false);
  setFrameShape(QFrame::NoFrame);
  setMouseTracking(true);
  setVerticalScrollMode(ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setTextElideMode(Qt::ElideRight);
  setSelectionMode(SingleSelection);
  setEditTriggers(EditKeyPressed);
  setExpandsOnDoubleClick(false);
  setDragDropMode(DragDrop);
  setDropIndicatorShown(true);
  setAutoExpandDelay(kOpensAfter);
  setContextMenuPolicy(Qt::CustomContextMenu);
  setPaintsOwnFocusRing(*this);
  setSurface(*viewport(), Surface::Panel);
  connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
    if (model_.sectionAt(index)) expand(index);
  });
  connect(&model_, &QAbstractItemModel::modelReset, this, &SidebarView::keepHeadsOpen);
  keepHeadsOpen();
}

void SidebarView::keepHeadsOpen() {
  for (int row = 0; row < model_.rowCount(); ++row) expand(model_.index(row, 0));
}

bool SidebarView::pressControl(const QMouseEvent& event) {
  const QPoint at = event.position().toPoint();
  const QModelIndex index = indexAt(at);
  if (!index.isValid() || event.button() != Qt::LeftButton) return false;
  if (const auto section = model_.sectionAt(index)) {
    if (*section == SidebarModel::Section::Lists || !SidebarDelegate::addRect(visualRect(index)).contains(at))
      return false;
    Q_EMIT addRequested(*section);
    return true;
  }
  const model::Crate* crate = model_.crateAt(index);
  if (crate == nullptr || crate->kind != model::CrateKind::Folder) return false;
  if (!SidebarDelegate::chevronRect(visualRect(index), model_.depth(index)).contains(at)) return false;
  setExpanded(index, !isExpanded(index));
  return true;
}

void SidebarView::mousePressEvent(QMouseEvent* event) {
  if (!pressControl(*event)) QTreeView::mousePressEvent(event);
}

void SidebarView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (pressControl(*event)) return;
  const QModelIndex index = indexAt(event->position().toPoint());
  const model::Crate* crate = model_.crateAt(index);
  if (crate != nullptr && crate->kind == model::CrateKind::Folder) setExpanded(index, !isExpanded(index));
  QTreeView::mouseDoubleClickEvent(event);
}

void SidebarView::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Delete && model_.crateAt(currentIndex()) != nullptr &&
      state() != EditingState) {
    Q_EMIT removeRequested(currentIndex());
    return;
  }
  QTreeView::keyPressEvent(event);
}

void SidebarView::startDrag(Qt::DropActions actions) {
  QMimeData* dragged = model_.mimeData({currentIndex()});
  if (dragged == nullptr) return;
  auto* drag = new QDrag(this);
  drag->setMimeData(dragged);
  drag->setPixmap(dragTag(currentIndex().data().toString(), *this));
  drag->exec(actions);
}

void SidebarView::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
  QTreeView::closeEditor(editor, hint);
  if (!isNaming()) Q_EMIT namingEnded();
}

void SidebarView::drawBranches(QPainter*, const QRect&, const QModelIndex&) const {}

}  // namespace barline::ui
