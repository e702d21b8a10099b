#pragma once

#include <QWidget>

class QToolButton;

namespace barline::ui {

/// Above a list of similar tracks: what they are similar to, and the way back to all.
class SimilarBanner final : public QWidget {
  Q_OBJECT

 public:
  explicit SimilarBanner(QWidget* parent = nullptr);

  /// @param title of the track that the others are similar to
  void setReference(const QString& title);

  [[nodiscard]] QToolButton& backButton() { return *back_; }

 Q_SIGNALS:
  void backRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString text_;
  QToolButton* back_;
};

}  // namespace barline::ui
