#include "ui/window/CareActions.h"

#include <QMenu>
#include <utility>

#include "ui/care/CareText.h"

namespace barline::ui {

CareActions::CareActions(std::shared_ptr<CareStore> store, QWidget& window)
    : window_(window), care_(std::move(store)) {
  connect(&care_, &CareController::listed, this, [this](const LibraryLocation& place) {
    if (place.network && !std::exchange(warned_, true)) Q_EMIT problem(networkText(place));
  });
  connect(&care_, &CareController::problem, this, &CareActions::problem);
}

void CareActions::addTo(QMenu& menu) {
  QAction* action = menu.addAction(tr("&Backups and repair…"), this, &CareActions::showBackups);
  action->setObjectName(QStringLiteral("library.backups"));
}

void CareActions::showBackups() {
  if (dialog_ == nullptr) {
    dialog_ = new BackupsDialog(care_, &window_);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
  }
  dialog_->show();
  dialog_->raise();
  dialog_->activateWindow();
}

}  // namespace barline::ui
