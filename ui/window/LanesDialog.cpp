#include "ui/window/LanesDialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/theme/Appearance.h"
#include "ui/timeline/TimelineView.h"

namespace barline::ui {

LanesDialog::LanesDialog(TimelineView& timeline, QWidget* parent)
    : QDialog(parent),
      timeline_(timeline),
      list_(new QListWidget(this)),
      up_(new QPushButton(tr("Move &up"), this)),
      down_(new QPushButton(tr("Move &down"), this)),
      height_(new QSpinBox(this)) {
  setWindowTitle(tr("Arrange lanes"));
  setSurface(*this, Surface::Panel);
  list_->setAccessibleName(tr("Lanes from the top"));
  up_->setToolTip(tr("Alt+Up"));
  down_->setToolTip(tr("Alt+Down"));
  height_->setRange(8, 900);
  height_->setSuffix(tr(" px"));
  height_->setKeyboardTracking(false);
  auto* label = new QLabel(tr("&Height"), this);
  label->setBuddy(height_);
  auto* reset = new QPushButton(tr("Default hei&ghts"), this);
  auto* close = new QDialogButtonBox(QDialogButtonBox::Close, this);

  auto* buttons = new QVBoxLayout;
  buttons->addWidget(up_);
  buttons->addWidget(down_);
  buttons->addSpacing(8);
  buttons->addWidget(label);
  buttons->addWidget(height_);
  buttons->addWidget(reset);
  buttons->addStretch(1);
  auto* row = new QHBoxLayout;
  row->addWidget(list_, 1);
  row->addLayout(buttons);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 12);
  column->addLayout(row, 1);
  column->addWidget(close);
  resize(420, 460);

  connect(list_, &QListWidget::currentRowChanged, this, &LanesDialog::showSelected);
  connect(list_, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
    if (!filling_)
      timeline_.setLaneVisible(item->data(Qt::UserRole).toString(), item->checkState() == Qt::Checked);
  });
  connect(up_, &QPushButton::clicked, this, [this] { move(-1); });
  connect(down_, &QPushButton::clicked, this, [this] { move(1); });
  connect(height_, &QSpinBox::valueChanged, this, [this](int height) {
    const QListWidgetItem* item = list_->currentItem();
    if (!filling_ && item != nullptr) timeline_.setLaneHeight(item->data(Qt::UserRole).toString(), height);
  });
  connect(reset, &QPushButton::clicked, &timeline_, &TimelineView::resetLaneHeights);
  connect(close, &QDialogButtonBox::rejected, this, &QDialog::close);
  connect(&timeline_, &TimelineView::lanesChanged, this, &LanesDialog::fill);
  fill();
  list_->setCurrentRow(0);
  list_->setFocus();
}

void LanesDialog::fill() {
  const QListWidgetItem* item = list_->currentItem();
  const QString current = item == nullptr ? QString() : item->data(Qt::UserRole).toString();
  filling_ = true;
  list_->clear();
  for (const LaneInfo& lane : timeline_.lanes()) {
    auto* entry = new QListWidgetItem(lane.title, list_);
    entry->setData(Qt::UserRole, lane.id);
    entry->setFlags(entry->flags() | Qt::ItemIsUserCheckable);
    entry->setCheckState(lane.visible ? Qt::Checked : Qt::Unchecked);
    if (lane.id == current) list_->setCurrentItem(entry);
  }
  filling_ = false;
  showSelected();
}

void LanesDialog::showSelected() {
  const QListWidgetItem* item = list_->currentItem();
  if (filling_) return;
  filling_ = true;
  for (const LaneInfo& lane : timeline_.lanes()) {
    if (item == nullptr || lane.id != item->data(Qt::UserRole).toString()) continue;
    up_->setEnabled(lane.movable && lane.visible);
    down_->setEnabled(lane.movable && lane.visible);
    height_->setEnabled(lane.resizable && lane.visible && !lane.folded);
    height_->setValue(lane.height);
  }
  filling_ = false;
}

void LanesDialog::move(int steps) {
  const QListWidgetItem* item = list_->currentItem();
  if (item != nullptr) timeline_.moveLane(item->data(Qt::UserRole).toString(), steps);
}

void LanesDialog::keyPressEvent(QKeyEvent* event) {
  const bool vertical = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
  if (vertical && event->modifiers().testFlag(Qt::AltModifier)) {
    move(event->key() == Qt::Key_Up ? -1 : 1);
    return;
  }
  QDialog::keyPressEvent(event);
}

}  // namespace barline::ui
