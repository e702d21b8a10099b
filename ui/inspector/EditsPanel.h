#pragma once

#include <QWidget>

#include "engine/model/Edit.h"
#include "engine/model/Timeline.h"

class QLabel;
class QListView;
class QToolButton;

namespace barline::ui {

class EditListModel;

/// What a person has changed of the open track, with the way back to any point of it.
class EditsPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit EditsPanel(QWidget* parent = nullptr);

  /// @param analysis null where no track is open @param selected whether there is a selection that holds
  /// edits
  void setHistory(const model::EditHistory& history, const model::Timeline* analysis, bool selected);

  [[nodiscard]] EditListModel& model() const { return *model_; }

 Q_SIGNALS:
  /// So many edits are to be applied.
  void goToRequested(std::size_t applied);
  void revertSelectionRequested();
  void revertTrackRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void goToCurrent();
  void updateButtons();
  void updateIcons();

  EditListModel* model_;
  QListView* list_;
  QLabel* empty_;
  QWidget* buttons_;
  QToolButton* goTo_;
  QToolButton* selection_;
  QToolButton* track_;
};

}  // namespace barline::ui
