#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace barline::ui {

/// A part of the dashboard: its title with what belongs beside it, and its content below.
class ChartPanel final : public QWidget {
  Q_OBJECT

 public:
  ChartPanel(const QString& title, QWidget* parent);

  /// Below what was added before. @param stretch 0 = as high as it wants to be
  void add(QWidget& content, int stretch);
  /// Beside the title.
  void addBesideTitle(QWidget& widget);
  /// At the right end of the title's line.
  void addAtRight(QWidget& widget);
  /// Beside the title, in low.
  void setNote(const QString& note);

 private:
  QHBoxLayout* line_;
  QLabel* note_;
  QVBoxLayout* column_;
};

}  // namespace barline::ui
