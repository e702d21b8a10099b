#pragma once

#include <QListView>

namespace barline::ui {

/// The library's list. While it has nothing to show it says why.
class TrackListView final : public QListView {
  Q_OBJECT

 public:
  explicit TrackListView(QWidget* parent = nullptr);

  void setEmptyText(const QString& text);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QString emptyText_;
};

}  // namespace barline::ui
