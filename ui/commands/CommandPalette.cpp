#include "ui/commands/CommandPalette.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/commands/CommandDelegate.h"
#include "ui/commands/CommandListModel.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kWidth = 560;
constexpr int kHeight = 400;
constexpr int kFromTop = 64;

}  // namespace

CommandPalette::CommandPalette(const CommandRegistry& registry, QWidget* parent)
    : QFrame(parent, Qt::Popup),
      registry_(registry),
      field_(new QLineEdit(this)),
      list_(new QListView(this)),
      none_(new QLabel(tr("No command matches."), this)),
      model_(new CommandListModel(registry, CommandListModel::Contents::Runnable, this)) {
  setSurface(*this, Surface::Raised);
  setAccessibleName(tr("Commands"));
  field_->setPlaceholderText(tr("Type what you want to do"));
  field_->setAccessibleName(tr("Search commands"));
  field_->installEventFilter(this);
  list_->setModel(model_);
  list_->setItemDelegate(new CommandDelegate(list_));
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setMouseTracking(true);
  list_->setUniformItemSizes(true);
  list_->setAccessibleName(tr("Commands"));
  setSurface(*list_, Surface::Raised);
  setSurface(*list_->viewport(), Surface::Raised);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(1, 8, 1, 8);
  layout->setSpacing(8);
  auto* row = new QVBoxLayout;
  row->setContentsMargins(8, 0, 8, 0);
  row->addWidget(field_);
  layout->addLayout(row);
  layout->addWidget(list_, 1);
  setText(*none_, TextRole::Body, Tone::Low);
  none_->setAlignment(Qt::AlignCenter);
  none_->hide();
  layout->addWidget(none_, 1);
  connect(field_, &QLineEdit::textChanged, this, [this](const QString& text) {
    model_->setQuery(text);
    choose(0);
  });
  connect(list_, &QListView::clicked, this, &CommandPalette::run);
}

void CommandPalette::open() {
  field_->clear();
  model_->setQuery({});
  const QWidget& window = *parentWidget();
  const int width = std::min(kWidth, window.width() - 32);
  const QPoint corner = window.mapToGlobal(QPoint((window.width() - width) / 2, kFromTop));
  setGeometry(QRect(corner, QSize(width, std::min(kHeight, std::max(window.height() - 2 * kFromTop, 160)))));
  show();
  field_->setFocus(Qt::PopupFocusReason);
  choose(0);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched != field_ || event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
  constexpr int kPage = 10;
  switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
      moveBy(1);
      return true;
    case Qt::Key_Up:
      moveBy(-1);
      return true;
    case Qt::Key_PageDown:
      moveBy(kPage);
      return true;
    case Qt::Key_PageUp:
      moveBy(-kPage);
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      run(list_->currentIndex());
      return true;
    default:
      return QFrame::eventFilter(watched, event);
  }
}

void CommandPalette::choose(int row) {
  const bool any = model_->rowCount() > 0;
  list_->setVisible(any);
  none_->setVisible(!any);
  const QModelIndex index = model_->index(std::clamp(row, 0, std::max(model_->rowCount() - 1, 0)));
  list_->setCurrentIndex(index);
  list_->scrollTo(index);
  // The focus stays in the field: what is chosen is said there.
  field_->setAccessibleDescription(any ? index.data(Qt::AccessibleTextRole).toString() : none_->text());
}

void CommandPalette::moveBy(int rows) {
  choose(list_->currentIndex().row() + rows);
}

void CommandPalette::run(const QModelIndex& index) {
  if (!index.isValid() || !model_->row(index).enabled) return;
  const Command* command = registry_.find(model_->row(index).id);
  close();
  if (command != nullptr && command->isAvailable()) command->action->trigger();
}

void CommandPalette::paintEvent(QPaintEvent* event) {
  QFrame::paintEvent(event);
  QPainter painter(this);
  painter.setPen(themeOf(*this).colours().line.strong);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

}  // namespace barline::ui
