#pragma once

#include <QFrame>

#include "ui/search/SuggestionModel.h"

class QListView;

namespace barline::ui {

/// The list of suggestions below a field, on top of its window. Never takes the focus: keys stay in the
/// field.
class SuggestionPopup final : public QFrame {
  Q_OBJECT

 public:
  /// @param field below which it opens
  explicit SuggestionPopup(QWidget& field);

  [[nodiscard]] SuggestionModel& model() { return *model_; }

  /// Shows what the model has. @param left of the part that is completed, in the field's coordinates
  void open(int left);
  /// -1 where none is chosen.
  [[nodiscard]] int chosen() const;
  /// From none to the first or last and on.
  void moveBy(int rows);
  [[nodiscard]] QString chosenText() const;

 Q_SIGNALS:
  void accepted(int row);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QWidget& field_;
  SuggestionModel* model_;
  QListView* list_;
};

}  // namespace barline::ui
