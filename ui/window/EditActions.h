#pragma once

#include <QObject>

class QAction;
class QMenu;
class QUndoStack;

namespace barline::ui {

class EditController;

/// What the page that is seen is about.
enum class EditSubject : unsigned char { Track, Library, None };

/// The commands that concern edits of any kind: undo, redo, comparing with the analysis, and reverting to it.
/// Their texts name what they would do. Undo and redo are for the open track, or for the library while that
/// is what is seen; a page about neither has none of them.
class EditActions final : public QObject {
  Q_OBJECT

 public:
  /// @param edits of the open track; it and `library` outlive the actions
  EditActions(EditController& edits, QUndoStack& library, QObject* parent = nullptr);

  [[nodiscard]] QAction& undo() const { return *undo_; }
  [[nodiscard]] QAction& redo() const { return *redo_; }
  /// Checked while the analysis shows without the edits.
  [[nodiscard]] QAction& compare() const { return *compare_; }
  void addTo(QMenu& menu);
  void setSubject(EditSubject subject);

 private:
  void update();
  void updateLibrary();
  void step(bool back);
  void revertTrack();

  EditController& edits_;
  QUndoStack& library_;
  EditSubject subject_{EditSubject::Track};
  QAction* undo_;
  QAction* redo_;
  QAction* compare_;
  QAction* revert_;
};

}  // namespace barline::ui
