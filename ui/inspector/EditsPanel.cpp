#include "ui/inspector/EditsPanel.h"

#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/inspector/EditDelegate.h"
#include "ui/inspector/EditListModel.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {

EditsPanel::EditsPanel(QWidget* parent)
    : QWidget(parent),
      model_(new EditListModel(this)),
      list_(new QListView(this)),
      empty_(new QLabel(tr("No edits. What you see is the analysis."), this)),
      buttons_(new QWidget(this)),
      goTo_(new QToolButton(buttons_)),
      selection_(new QToolButton(buttons_)),
      track_(new QToolButton(buttons_)) {
  setSurface(*this, Surface::Panel);
  list_->setModel(model_);
  list_->setItemDelegate(new EditDelegate(list_));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setUniformItemSizes(true);
  list_->setMouseTracking(true);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setAccessibleName(tr("Edits"));
  setPaintsOwnFocusRing(*list_);
  setSurface(*list_, Surface::Panel);
  setSurface(*list_->viewport(), Surface::Panel);
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  empty_->setContentsMargins(24, 0, 24, 0);
  setText(*empty_, TextRole::Body, Tone::Low);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(list_, 1);
  layout->addWidget(empty_, 1);
  layout->addWidget(buttons_);
  auto* column = new QVBoxLayout(buttons_);
  column->setContentsMargins(12, 8, 12, 8);
  column->setSpacing(6);
  selection_->setText(tr("Revert selection to analysis"));
  track_->setText(tr("Revert track to analysis"));
  for (QToolButton* button : {goTo_, selection_, track_}) {
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setMinimumHeight(26);
    button->setFocusPolicy(Qt::TabFocus);
    setButtonKind(*button, ButtonKind::Tonal);
    column->addWidget(button);
  }
  connect(goTo_, &QToolButton::clicked, this, &EditsPanel::goToCurrent);
  connect(list_, &QListView::activated, this, &EditsPanel::goToCurrent);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &EditsPanel::updateButtons);
  connect(selection_, &QToolButton::clicked, this, &EditsPanel::revertSelectionRequested);
  connect(track_, &QToolButton::clicked, this, &EditsPanel::revertTrackRequested);
  updateIcons();
  setHistory({}, nullptr, false);
}

void EditsPanel::setHistory(const model::EditHistory& history, const model::Timeline* analysis,
                            bool selected) {
  const int row = list_->currentIndex().row();
  model_->setHistory(history, analysis);
  if (row >= 0 && row < model_->rowCount()) list_->setCurrentIndex(model_->index(row));
  const bool any = model_->rowCount() > 0;
  list_->setVisible(any);
  buttons_->setVisible(any);
  empty_->setVisible(!any);
  selection_->setEnabled(selected);
  track_->setEnabled(history.applied > 0);
  updateButtons();
}

void EditsPanel::goToCurrent() {
  const QModelIndex index = list_->currentIndex();
  if (index.isValid()) Q_EMIT goToRequested(model_->row(index).applied);
}

void EditsPanel::updateButtons() {
  const QModelIndex index = list_->currentIndex();
  const bool stands = index.isValid() && model_->row(index).last;
  const bool redoes = index.isValid() && model_->row(index).undone;
  goTo_->setText(redoes ? tr("Redo to here") : tr("Undo to here"));
  goTo_->setEnabled(index.isValid() && !stands);
}

void EditsPanel::updateIcons() {
  goTo_->setIcon(icon(themeOf(*this), IconName::Clock));
  selection_->setIcon(icon(themeOf(*this), IconName::Undo));
  track_->setIcon(icon(themeOf(*this), IconName::Undo));
}

void EditsPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && track_ != nullptr) updateIcons();
  QWidget::changeEvent(event);
}

}  // namespace barline::ui
