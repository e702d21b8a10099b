#pragma once

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace barline::ui {

/// A part of the inspector: a head with its name that folds it away, and its body below.
class InspectorSection final : public QWidget {
  Q_OBJECT

 public:
  /// @param body becomes its child @param headHeight logical pixels
  InspectorSection(const QString& title, QWidget* body, int headHeight, QWidget* parent = nullptr);

  [[nodiscard]] bool isOpen() const { return open_; }
  void setOpen(bool open);
  /// Puts a widget at the right end of the head.
  void addToHead(QWidget* widget);

  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void openChanged(bool open);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void updateHead();

  int headHeight_;
  QWidget* headRow_;
  QHBoxLayout* headLayout_;
  QToolButton* head_;
  QWidget* body_;
  bool open_{true};
};

}  // namespace barline::ui
