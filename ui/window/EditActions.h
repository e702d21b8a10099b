#pragma once

#include <QObject>

class QAction;
class QMenu;

namespace barline::ui {

class EditController;

/// The commands that concern edits of any kind: undo, redo, comparing with the analysis, and reverting to it.
/// Their texts name what they would do.
class EditActions final : public QObject {
  Q_OBJECT

 public:
  /// @param edits outlives the actions
  explicit EditActions(EditController& edits, QObject* parent = nullptr);

  [[nodiscard]] QAction& undo() const { return *undo_; }
  [[nodiscard]] QAction& redo() const { return *redo_; }
  /// Checked while the analysis shows without the edits.
  [[nodiscard]] QAction& compare() const { return *compare_; }
  void addTo(QMenu& menu);

 private:
  void update();
  void revertTrack();

  EditController& edits_;
  QAction* undo_;
  QAction* redo_;
  QAction* compare_;
  QAction* revert_;
};

}  // namespace barline::ui
