#pragma once

#include <QDialog>

class QListWidget;
class QPushButton;
class QSpinBox;

namespace barline::ui {

class TimelineView;

/// Shows, hides, orders and resizes the timeline's lanes by keyboard or mouse. What is changed shows at once.
class LanesDialog final : public QDialog {
  Q_OBJECT

 public:
  explicit LanesDialog(TimelineView& timeline, QWidget* parent = nullptr);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void fill();
  void showSelected();
  void move(int steps);

  TimelineView& timeline_;
  QListWidget* list_{};
  QPushButton* up_{};
  QPushButton* down_{};
  QSpinBox* height_{};
  bool filling_{};
};

}  // namespace barline::ui
