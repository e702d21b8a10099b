#pragma once

#include <QString>
#include <QWidget>

namespace barline::ui {

/// The name of a key in a small outline.
class KeyCap final : public QWidget {
  Q_OBJECT

 public:
  explicit KeyCap(const QString& text, QWidget* parent = nullptr);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString text_;
};

}  // namespace barline::ui
