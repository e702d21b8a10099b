#pragma once

#include <QWidget>
#include <optional>

#include "ui/edits/grid/GridHint.h"

class QToolButton;

namespace barline::ui {

/// Lies over the readout line while there is a hint: what an edit is about to do, or has done, with Undo.
class HintLine final : public QWidget {
  Q_OBJECT

 public:
  /// @param under is covered while there is a hint
  explicit HintLine(QWidget* under);

  void setHint(const std::optional<GridHint>& hint);
  [[nodiscard]] const std::optional<GridHint>& hint() const { return hint_; }

 Q_SIGNALS:
  void undoRequested();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void place();

  std::optional<GridHint> hint_;
  QToolButton* undo_;
};

}  // namespace barline::ui
