#include "ui/window/WatchActions.h"

#include <QEvent>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <algorithm>
#include <utility>

#include "ui/crates/Sidebar.h"
#include "ui/library/watch/WatchedFoldersDialog.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/window/Workspace.h"

namespace barline::ui {

WatchActions::WatchActions(std::shared_ptr<WatchStore> store, Workspace& workspace, QWidget& window)
    : window_(window), watch_(std::move(store)) {
  connect(&watch_, &WatchController::added, &workspace.library(), &LibraryController::added);
  connect(&watch_, &WatchController::folderLost, &workspace.library(), &LibraryController::refreshMissing);
  connect(&watch_, &WatchController::foldersChanged, this, &WatchActions::updateButton);
  connect(&watch_, &WatchController::problem, this, &WatchActions::problem);
}

void WatchActions::addTo(QMenu& menu) {
  QAction* action = menu.addAction(tr("&Watched folders…"), this, &WatchActions::showFolders);
  action->setObjectName(QStringLiteral("library.watched_folders"));
}

void WatchActions::addTo(Sidebar& sidebar) {
  button_ = new QToolButton(&sidebar);
  setButtonKind(*button_, ButtonKind::Quiet);
  button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  button_->setFocusPolicy(Qt::TabFocus);
  connect(button_, &QToolButton::clicked, this, &WatchActions::showFolders);
  button_->setIcon(icon(themeOf(*button_), IconName::Folder));
  button_->installEventFilter(this);
  sidebar.setFooter(*button_);
  updateButton();
}

void WatchActions::updateButton() {
  if (button_ == nullptr) return;
  const auto& folders = watch_.folders();
  const auto away = std::ranges::count(folders, WatchedFolder::State::Away, &WatchedFolder::state);
  QString text = tr("Watch a folder…");
  if (folders.size() == 1) text = tr("1 watched folder");
  if (folders.size() > 1) text = tr("%1 watched folders").arg(QLocale().toString(folders.size()));
  if (away > 0) text += QLatin1String(" · ") + tr("%1 away").arg(QLocale().toString(away));
  button_->setText(text);
}

bool WatchActions::eventFilter(QObject* watched, QEvent* event) {
  // Another theme: icons are drawn in its colours.
  if (watched == button_ && event->type() == QEvent::PaletteChange)
    button_->setIcon(icon(themeOf(*button_), IconName::Folder));
  return QObject::eventFilter(watched, event);
}

void WatchActions::showFolders() {
  if (dialog_ == nullptr) {
    dialog_ = new WatchedFoldersDialog(watch_, &window_);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
  }
  dialog_->show();
  dialog_->raise();
  dialog_->activateWindow();
}

}  // namespace barline::ui
