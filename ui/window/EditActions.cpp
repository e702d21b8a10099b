#include "ui/window/EditActions.h"

#include <QAction>
#include <QMenu>
#include <QUndoStack>

#include "engine/edits/Marks.h"
#include "ui/edits/EditController.h"
#include "ui/edits/EditText.h"
#include "ui/theme/MenuText.h"

namespace barline::ui {

EditActions::EditActions(EditController& edits, QUndoStack& library, QObject* parent)
    : QObject(parent),
      edits_(edits),
      library_(library),
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
  connect(undo_, &QAction::triggered, this, [this] { step(true); });
  connect(redo_, &QAction::triggered, this, [this] { step(false); });
  connect(compare_, &QAction::triggered, &edits_, &EditController::setComparing);
  connect(revert_, &QAction::triggered, this, &EditActions::revertTrack);
  connect(&edits_, &EditController::changed, this, &EditActions::update);
  connect(&library_, &QUndoStack::indexChanged, this, &EditActions::update);
  update();
}

void EditActions::addTo(QMenu& menu) {
  menu.addActions({undo_, redo_});
  menu.addSeparator();
  menu.addActions({compare_, revert_});
}

void EditActions::setSubject(EditSubject subject) {
  subject_ = subject;
  update();
}

void EditActions::step(bool back) {
  if (subject_ == EditSubject::Library) return back ? library_.undo() : library_.redo();
  if (back) {
    edits_.undo();
  } else {
    edits_.redo();
  }
}

void EditActions::updateLibrary() {
  undo_->setEnabled(library_.canUndo());
  undo_->setText(library_.canUndo() ? tr("&Undo: %1").arg(menuText(library_.undoText())) : tr("&Undo"));
  redo_->setEnabled(library_.canRedo());
  redo_->setText(library_.canRedo() ? tr("Re&do: %1").arg(menuText(library_.redoText())) : tr("Re&do"));
  compare_->setEnabled(false);
  revert_->setEnabled(false);
}

void EditActions::update() {
  if (subject_ == EditSubject::Library) return updateLibrary();
  if (subject_ == EditSubject::None) {
    for (QAction* const action : {undo_, redo_, compare_, revert_}) action->setEnabled(false);
    return;
  }
  const model::Edit* const before = edits_.undoable();
  const model::Edit* const after = edits_.redoable();
  undo_->setEnabled(before != nullptr);
  undo_->setText(before == nullptr ? tr("&Undo") : tr("&Undo: %1").arg(menuText(editText(before->name))));
  redo_->setEnabled(after != nullptr);
  redo_->setText(after == nullptr ? tr("Re&do") : tr("Re&do: %1").arg(menuText(editText(after->name))));
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
