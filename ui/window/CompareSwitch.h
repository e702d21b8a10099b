#pragma once

#include <QWidget>

class QToolButton;

namespace barline::ui {

/// How many edits lie over the open track, and whether they show. Takes no room where there are none.
class CompareSwitch final : public QWidget {
  Q_OBJECT

 public:
  explicit CompareSwitch(QWidget* parent = nullptr);

  /// @param count of edits that are not undone
  /// @param comparable some of them change what shows, others only lock or accept it
  /// @param comparing the analysis shows without them
  void setEdits(std::size_t count, bool comparable, bool comparing);

 Q_SIGNALS:
  void comparingChosen(bool comparing);
  /// The list of edits is asked for.
  void listRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void updateIcon();

  QToolButton* count_;
  QToolButton* analysis_;
  QToolButton* edited_;
};

}  // namespace barline::ui
