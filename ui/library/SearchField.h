#pragma once

#include <QLineEdit>

namespace barline::ui {

/// A field to search in, with a magnifying glass and, while it is empty, the keys that lead here.
class SearchField final : public QLineEdit {
  Q_OBJECT

 public:
  /// @param shortcut e.g. "Ctrl F"; shown only
  explicit SearchField(const QString& shortcut, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// Arrow down: to the results.
  void leaveDownwards();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QString shortcut_;
};

}  // namespace barline::ui
