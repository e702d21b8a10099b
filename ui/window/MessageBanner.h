#pragma once

#include <QWidget>

class QToolButton;

namespace barline::ui {

/// What a person has to be told, on a line of its own above a page that has no other place for it.
class MessageBanner final : public QWidget {
  Q_OBJECT

 public:
  explicit MessageBanner(QWidget* parent = nullptr);

  /// @param sentence empty = there is none, and the banner takes no room
  void setMessage(const QString& sentence, bool isProblem);
  [[nodiscard]] const QString& message() const { return message_; }

 Q_SIGNALS:
  void closeRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void updateIcon();

  QString message_;
  bool isProblem_{};
  QToolButton* close_;
};

}  // namespace barline::ui
