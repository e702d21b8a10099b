#include "ui/library/watch/WatchedFoldersDialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "ui/library/TrackRow.h"
#include "ui/library/watch/WatchController.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

QString stateText(WatchedFolder::State state) {
  switch (state) {
    case WatchedFolder::State::Looking:
      return WatchedFoldersDialog::tr("being looked through");
    case WatchedFolder::State::Watched:
      return WatchedFoldersDialog::tr("changes are noticed at once");
    case WatchedFolder::State::Polled:
      return WatchedFoldersDialog::tr("looked through every five minutes");
    case WatchedFolder::State::Away:
      return WatchedFoldersDialog::tr("not there at the moment; its tracks stay in the library");
  }
  return {};
}

}  // namespace

WatchedFoldersDialog::WatchedFoldersDialog(WatchController& watch, QWidget* parent)
    : QDialog(parent), watch_(watch), list_(new QListWidget(this)) {
  setWindowTitle(tr("Watched folders"));
  setSurface(*this, Surface::Panel);
  auto* note =
      new QLabel(tr("Music that is put into these folders comes into the library by itself, and what is "
                    "moved, renamed or tagged there keeps its analysis and edits. Barline changes nothing "
                    "in them."),
                 this);
  note->setWordWrap(true);
  setText(*note, TextRole::Body, Tone::Mid);
  list_->setAccessibleName(tr("Watched folders"));
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->setTextElideMode(Qt::ElideMiddle);
  list_->setWordWrap(false);

  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  QPushButton* add = buttons->addButton(tr("&Add folder…"), QDialogButtonBox::ActionRole);
  remove_ = buttons->addButton(tr("&Stop watching"), QDialogButtonBox::ActionRole);
  look_ = buttons->addButton(tr("&Look now"), QDialogButtonBox::ActionRole);
  buttons->button(QDialogButtonBox::Close)->setIcon({});
  remove_->setToolTip(tr("The folder's tracks stay in the library."));

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 12);
  column->setSpacing(12);
  column->addWidget(note);
  column->addWidget(list_, 1);
  column->addWidget(buttons);
  resize(620, 380);

  auto* removeKey = new QAction(this);
  removeKey->setShortcut(QKeySequence::Delete);
  removeKey->setShortcutContext(Qt::WidgetShortcut);
  list_->addAction(removeKey);
  connect(removeKey, &QAction::triggered, this, &WatchedFoldersDialog::removeSelected);
  connect(add, &QPushButton::clicked, this, &WatchedFoldersDialog::addFolder);
  connect(remove_, &QPushButton::clicked, this, &WatchedFoldersDialog::removeSelected);
  connect(look_, &QPushButton::clicked, &watch_, &WatchController::lookAgain);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(list_, &QListWidget::itemSelectionChanged, this, &WatchedFoldersDialog::updateButtons);
  connect(&watch_, &WatchController::foldersChanged, this, &WatchedFoldersDialog::fill);
  fill();
}

void WatchedFoldersDialog::fill() {
  const auto& folders = watch_.folders();
  // Rows stay where they are, so that a selection survives a change of state.
  while (list_->count() > static_cast<int>(folders.size())) delete list_->takeItem(list_->count() - 1);
  for (int i = 0; i < static_cast<int>(folders.size()); ++i) {
    if (i == list_->count()) list_->addItem(QString());
    const WatchedFolder& folder = folders[static_cast<std::size_t>(i)];
    const QString path = pathText(folder.path);
    QListWidgetItem& item = *list_->item(i);
    item.setText(path + QLatin1Char('\n') + stateText(folder.state));
    item.setToolTip(path);
    item.setData(Qt::UserRole, i);
  }
  updateButtons();
}

void WatchedFoldersDialog::addFolder() {
  const QString folder = QFileDialog::getExistingDirectory(
      this, tr("Watch a folder"), QStandardPaths::writableLocation(QStandardPaths::MusicLocation));
  if (!folder.isEmpty()) watch_.add(pathOf(folder));
}

void WatchedFoldersDialog::removeSelected() {
  const std::vector<WatchedFolder> folders = watch_.folders();
  for (const QListWidgetItem* item : list_->selectedItems()) {
    watch_.remove(folders[static_cast<std::size_t>(item->data(Qt::UserRole).toInt())].path);
  }
}

void WatchedFoldersDialog::updateButtons() {
  remove_->setEnabled(!list_->selectedItems().isEmpty());
  look_->setEnabled(list_->count() > 0);
}

}  // namespace barline::ui
