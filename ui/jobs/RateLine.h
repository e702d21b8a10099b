#pragma once

#include <QWidget>
#include <vector>

namespace barline::ui {

/// How fast the queue went of late, as a small line without scale.
class RateLine final : public QWidget {
  Q_OBJECT

 public:
  explicit RateLine(QWidget* parent = nullptr);

  /// Files per minute at even intervals, oldest first.
  void setRates(std::vector<double> rates);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<double> rates_;
};

}  // namespace barline::ui
