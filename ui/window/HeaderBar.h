#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QMenuBar;
class QToolButton;

namespace barline::ui {

/// The top of the window: Barline's mark, the menus, in the middle the pages, and at the right what is always
/// at hand.
class HeaderBar final : public QWidget {
  Q_OBJECT

 public:
  explicit HeaderBar(QWidget* parent = nullptr);

  [[nodiscard]] QMenuBar& menus() { return *menus_; }
  /// A button for an action, as an icon alone; its tooltip is the action's text and shortcut.
  QToolButton& addButton(QAction& action);
  /// In the middle of the window, as far as the menus leave room.
  void setCentre(QWidget& widget);
  /// At the right of what was added before.
  void addTool(QWidget& tool);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QMenuBar* menus_;
  QHBoxLayout* row_;
  QHBoxLayout* tools_;
};

}  // namespace barline::ui
