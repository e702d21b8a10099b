#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "ui/theme/Theme.h"

namespace barline::ui {

/// What the colours of a chart mean, in one line.
class ColourKey final : public QWidget {
  Q_OBJECT

 public:
  enum class Swatch : unsigned char { Filled, Outlined, Mark, Overlay };
  struct Entry {
    Swatch swatch{};
    QString text;
  };

  using QWidget::QWidget;

  void setEntries(std::vector<Entry> entries);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<Entry> entries_;
};

}  // namespace barline::ui
