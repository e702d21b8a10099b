#pragma once

#include <QListView>

namespace barline::ui {

class MeasureListModel;

/// The list of measures. The arrow keys walk through it, and what a measure means is told beside it as it is
/// on hover.
class MeasureListView final : public QListView {
  Q_OBJECT

 public:
  explicit MeasureListView(MeasureListModel& model, QWidget* parent = nullptr);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void explainCurrent();
};

}  // namespace barline::ui
