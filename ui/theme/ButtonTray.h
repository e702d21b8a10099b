#pragma once

#include <QWidget>

namespace barline::ui {

/// What buttons of the kind Segment lie in beside each other, so that the pressed one stands out in every
/// scheme.
class ButtonTray final : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace barline::ui
