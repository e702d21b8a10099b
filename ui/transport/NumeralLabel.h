#pragma once

#include <QWidget>

#include "ui/theme/Appearance.h"

namespace barline::ui {

/// A short text with digits in equal cells, as wide as the widest text it is to hold.
class NumeralLabel final : public QWidget {
  Q_OBJECT

 public:
  NumeralLabel(const QString& widest, TextRole role, Tone tone, QWidget* parent = nullptr);

  void setText(const QString& text);
  void setAlignment(Qt::Alignment alignment);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString widest_;
  QString text_;
  TextRole role_;
  Tone tone_;
  Qt::Alignment alignment_{Qt::AlignLeft | Qt::AlignVCenter};
};

}  // namespace barline::ui
