#include "ui/tags/WriteTagsAction.h"

#include <QWidget>
#include <utility>

#include "ui/tags/TagWishesForm.h"
#include "ui/tags/WriteTagsDialog.h"

namespace barline::ui {

WriteTagsAction::WriteTagsAction(std::shared_ptr<TagStore> store, ChosenTracks chosen, QWidget& window)
    : QAction(&window), window_(window), chosen_(std::move(chosen)), controller_(std::move(store)) {
  setText(tr("&Write tags into files…"));
  setObjectName(QStringLiteral("library.write_tags"));
  connect(this, &QAction::triggered, this, [this] { openFor(chosen_()); });
  connect(&controller_, &TagController::lastWrittenChanged, this,
          [this](const std::optional<WrittenTags>& last) { last_ = last; });
  connect(&controller_, &TagController::failed, this, [this](const QString& sentence) {
    if (!dialog_) Q_EMIT problem(sentence);
  });
  controller_.start();
}

void WriteTagsAction::openFor(const std::vector<std::int64_t>& tracks) {
  if (!dialog_) {
    dialog_ = new WriteTagsDialog(controller_, &window_);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    dialog_->form().setWishes(wishes_);
    dialog_->form().setKeepsTimes(keepTimes_);
    dialog_->setLastWritten(last_);
    connect(&dialog_->form(), &TagWishesForm::changed, this, [this] { wishes_ = dialog_->form().wishes(); });
    connect(dialog_, &QDialog::finished, this, [this] { keepTimes_ = dialog_->form().keepsTimes(); });
  }
  dialog_->setTracks(tracks);
  dialog_->show();
  dialog_->raise();
  dialog_->activateWindow();
}

}  // namespace barline::ui
