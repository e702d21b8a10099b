#pragma once

#include <QLabel>

namespace barline::ui {

/// What is wrong with a term, in a tag below it, on top of the window.
class ProblemTag final : public QLabel {
  Q_OBJECT

 public:
  /// @param field below which it is shown
  explicit ProblemTag(QWidget& field);

  /// @param left of the term, in the field's coordinates
  void show(const QString& sentence, int left);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QWidget& field_;
};

}  // namespace barline::ui
