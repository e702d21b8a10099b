#pragma once

#include <QElapsedTimer>
#include <QWidget>
#include <optional>

#include "ui/inspector/Spectrum.h"

namespace barline::ui {

/// What a place in a spectrum is, in words and figures.
struct SpectrumPoint {
  double frequency{};  ///< Hz
  float level{};       ///< dBFS

  bool operator==(const SpectrumPoint&) const = default;
};

/// Level over frequency: the spectrum itself, the peaks that fall behind it, and the track's average. Painted
/// anew only when one of them changes.
class SpectrumView final : public QWidget {
  Q_OBJECT

 public:
  explicit SpectrumView(QWidget* parent = nullptr);

  /// @param moving while playing: peaks then fall slowly from what they were; else they begin anew
  void setSpectrum(const Spectrum& spectrum, bool moving);
  void setAverage(const Spectrum& average);
  void setHoldsPeaks(bool hold);
  /// No spectrum: a sentence in its place, or nothing.
  void clear(const QString& sentence = {});

  [[nodiscard]] const Spectrum& spectrum() const { return spectrum_; }
  [[nodiscard]] const Spectrum& peaks() const { return peaks_; }
  [[nodiscard]] const Spectrum& average() const { return average_; }
  /// What is under the pointer, else the highest point; nothing without a spectrum and in silence.
  [[nodiscard]] std::optional<SpectrumPoint> point() const;

  [[nodiscard]] QSize sizeHint() const override { return {240, 150}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {160, 72}; }

 Q_SIGNALS:
  void pointChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  [[nodiscard]] QRectF plot() const;
  [[nodiscard]] double xOf(double index) const;
  [[nodiscard]] double yOf(float level) const;
  void holdPeaks(bool moving);
  void paintGrid(QPainter& painter) const;
  void paintCurves(QPainter& painter) const;
  [[nodiscard]] QPolygonF lineOf(const Spectrum& spectrum) const;

  Spectrum spectrum_;
  Spectrum peaks_;
  Spectrum average_;
  QString sentence_;
  bool holdsPeaks_{true};
  std::optional<double> pointer_;  ///< x
  QElapsedTimer sinceSpectrum_;
};

/// "1.02 kHz", "98.2 Hz"
[[nodiscard]] QString frequencyText(double frequency);

/// The note nearest to a frequency, with A4 at 440 Hz, and how far off it is: "C6 −4 ct"; empty below C−1.
[[nodiscard]] QString noteText(double frequency);

}  // namespace barline::ui
