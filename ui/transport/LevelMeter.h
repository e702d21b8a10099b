#pragma once

#include <QElapsedTimer>
#include <QWidget>
#include <array>

namespace barline::ui {

/// Peak level of left and right in dBFS, with the peaks of the last second held.
class LevelMeter final : public QWidget {
  Q_OBJECT

 public:
  explicit LevelMeter(QWidget* parent = nullptr);

  /// @param peaks of left and right since the last call, as fractions of full scale
  void feed(const std::array<float, 2>& peaks);
  /// Nothing is shown any more and nothing need be fed.
  [[nodiscard]] bool isAtRest() const;

  [[nodiscard]] QSize sizeHint() const override { return {148, 40}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {96, 40}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Side {
    double level{-100.0};  // dBFS
    double held{-100.0};
    qint64 heldAt{};  // milliseconds of clock_
  };

  void paintBar(QPainter& painter, const QRectF& bar, const Side& side) const;
  [[nodiscard]] double xOf(double decibels, const QRectF& bar) const;

  std::array<Side, 2> sides_;
  QElapsedTimer clock_;
  qint64 fedAt_{};
};

}  // namespace barline::ui
