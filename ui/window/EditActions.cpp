#include "ui/window/EditActions.h"

#include <QAction>
#include <QMenu>

#include "engine/edits/Marks.h"
#include "ui/edits/EditController.h"
#include "ui/edits/EditText.h"

namespace barline::ui {

EditActions::EditActions(EditController& edits, QObject* parent)
    : QObject(parent),
      edits_(edits),
      undo_(new QAction(this)),
      redo_(new QAction(this)),
      compare_(new QAction(tr("&Compare with the analysis"), this)),
      revert_(new QAction(tr("&Revert track to the analysis"), this)) {
  undo_->setObjectName(QStringLiteral("edit.undo"));
  undo_->setShortcut(QKeySequence(QStringLiteral("Ctrl+Z")));
  redo_->setObjectName(QStringLiteral("edit.redo"));
  redo_->setShortcuts({QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))});
  compare_->setObjectName(QStringLiteral("edit.compare"));
  compare_->setShortcut(QKeySequence(Qt::Key_QuoteLeft));
  compare_->setCheckable(true);
  revert_->setObjectName(QStringLiteral("edit.revert_track"));
  connect(undo_, &QAction::triggered, &edits_, &EditController::undo);
  connect(redo_, &QAction::triggered, &edits_, &EditController::redo);
  connect(compare_, &QAction::triggered, &edits_, &EditController::setComparing);
  connect(revert_, &QAction::triggered, this, &EditActions::revertTrack);
  connect(&edits_, &EditController::changed, this, &EditActions::update);
  update();
}

void EditActions::addTo(QMenu& menu) {
  menu.addActions({undo_, redo_});
  menu.addSeparator();
  menu.addActions({compare_, revert_});
}

void EditActions::update() {
  const model::Edit* const before = edits_.undoable();
  const model::Edit* const after = edits_.redoable();
  undo_->setEnabled(before != nullptr);
  undo_->setText(before == nullptr ? tr("&Undo") : tr("&Undo: %1").arg(editText(before->name)));
  redo_->setEnabled(after != nullptr);
  redo_->setText(after == nullptr ? tr("Re&do") : tr("Re&do: %1").arg(editText(after->name)));
  const bool edited = !edits_.overlay().showsAnalysis();
  compare_->setEnabled(edited);
  compare_->setChecked(edits_.isComparing());
  revert_->setEnabled(edited);
}

void EditActions::revertTrack() {
  const auto shown = edits_.shown();
  if (!shown) return;
  const auto edit =
      edits::revert(*shown, edits_.overlay(), model::kEditLayers, {0.0, shown->source.duration});
  if (edit) edits_.apply(*edit);
}

}  // namespace barline::ui
