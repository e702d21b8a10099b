#pragma once

#include <QWidget>

class QToolButton;

namespace barline::ui {

/// A sentence about something that did not work, on a line of its own until a person closes it or the next
/// one takes its place.
class MessageBanner final : public QWidget {
  Q_OBJECT

 public:
  explicit MessageBanner(QWidget* parent = nullptr);

  void showMessage(const QString& sentence);
  [[nodiscard]] const QString& message() const { return message_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void updateIcon();

  QString message_;
  QToolButton* close_;
};

}  // namespace barline::ui
