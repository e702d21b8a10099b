#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace barline::ui {

/// One quiet line across the window: Barline ended unexpectedly, and there is a report of it. Hidden at
/// first.
class CrashNotice final : public QWidget {
  Q_OBJECT

 public:
  explicit CrashNotice(QWidget* parent = nullptr);

  /// @param madeAt when, in seconds since 1970
  void showFor(std::int64_t madeAt);

 Q_SIGNALS:
  void lookRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void updateIcon();

  QLabel* text_;
  QPushButton* look_;
  QToolButton* close_;
};

}  // namespace barline::ui
