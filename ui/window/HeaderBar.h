#pragma once

#include <QWidget>

class QMenuBar;

namespace barline::ui {

/// The top of the window: Barline's mark and the menus.
class HeaderBar final : public QWidget {
  Q_OBJECT

 public:
  explicit HeaderBar(QWidget* parent = nullptr);

  [[nodiscard]] QMenuBar& menus() { return *menus_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QMenuBar* menus_;
};

}  // namespace barline::ui
