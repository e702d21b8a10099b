#pragma once

#include <QWidget>
#include <vector>

class QAction;
class QHBoxLayout;
class QToolButton;

namespace barline::ui {

class GridActions;

/// The line of tools above the lanes while the grid is edited.
class GridToolBar final : public QWidget {
  Q_OBJECT

 public:
  explicit GridToolBar(const GridActions& actions, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QToolButton* add(const char* action, const QString& text, const QString& spoken);
  void addGap();
  void updateIcons();
  void updateReach();
  /// What does not fit gives way: first the figures' unit, then the metre, then names.
  void fit();

  const GridActions& actions_;
  QHBoxLayout* layout_;
  QToolButton* move_{};
  QToolButton* insert_{};
  QToolButton* remove_{};
  QToolButton* snap_{};
  QToolButton* metre_{};
  QToolButton* reach_{};
  std::vector<QWidget*> optional_;
};

}  // namespace barline::ui
