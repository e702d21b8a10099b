#include "ui/inspector/SpectrumView.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/model/MusicalKey.h"
#include "engine/text/NoteNames.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"
#include "ui/timeline/Geometry.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

constexpr float kTop = 0.0F;       ///< dBFS at the upper edge
constexpr float kBottom = -96.0F;  ///< and at the lower
constexpr float kStep = 24.0F;     ///< between lines
constexpr double kFooter = 16;     ///< height of the frequencies
constexpr double kPeakFall = 12;   ///< dB a second

constexpr std::array kFrequencies{20.0,   30.0,   50.0,   100.0,  200.0,   300.0,  500.0,
                                  1000.0, 2000.0, 3000.0, 5000.0, 10000.0, 20000.0};

bool isDecade(double frequency) {
  return frequency == 100.0 || frequency == 1000.0 || frequency == 10000.0;
}

}  // namespace

QString frequencyText(double frequency) {
  if (frequency < 999.5)
    return SpectrumView::tr("%1 Hz").arg(numberText(frequency, frequency < 99.95 ? 1 : 0));
  return SpectrumView::tr("%1 kHz").arg(numberText(frequency / 1000, frequency < 9995 ? 2 : 1));
}

QString noteText(double frequency) {
  if (frequency <= 0) return {};
  const double note = 69 + 12 * std::log2(frequency / 440);
  const auto nearest = static_cast<int>(std::lround(note));
  if (nearest < 0) return {};
  const QString name = pitchClassText(nearest % 12);
  const double cents = 100 * (note - nearest);
  const QString sign = std::lround(cents) > 0 ? QStringLiteral("+") : QString();
  return SpectrumView::tr("%1 %2 ct", "note and cents")
      .arg(name + QString::number(nearest / 12 - 1), sign + numberText(cents, 0));
}

SpectrumView::SpectrumView(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setAccessibleName(tr("Spectrum at the playhead"));
}

void SpectrumView::setSpectrum(const Spectrum& spectrum, bool moving) {
  sentence_.clear();
  spectrum_ = spectrum;
  holdPeaks(moving);
  update();
  Q_EMIT pointChanged();
}

void SpectrumView::holdPeaks(bool moving) {
  const double seconds = sinceSpectrum_.isValid() ? static_cast<double>(sinceSpectrum_.restart()) / 1000 : 0;
  if (!sinceSpectrum_.isValid()) sinceSpectrum_.start();
  if (!moving || peaks_.size() != spectrum_.size()) {
    peaks_ = spectrum_;
    return;
  }
  const auto fall = static_cast<float>(kPeakFall * seconds);
  for (std::size_t i = 0; i < peaks_.size(); ++i) peaks_[i] = std::max(peaks_[i] - fall, spectrum_[i]);
}

void SpectrumView::setAverage(const Spectrum& average) {
  average_ = average;
  update();
}

void SpectrumView::setHoldsPeaks(bool hold) {
  holdsPeaks_ = hold;
  update();
}

void SpectrumView::clear(const QString& sentence) {
  spectrum_.clear();
  peaks_.clear();
  sentence_ = sentence;
  update();
  Q_EMIT pointChanged();
}

QRectF SpectrumView::plot() const {
  return QRectF(rect()).adjusted(12, 4, -12, -kFooter);
}

double SpectrumView::xOf(double index) const {
  const double last = spectrum::indexOf(spectrum::kHighest);
  return plot().left() + index / last * plot().width();
}

double SpectrumView::yOf(float level) const {
  const double share = std::clamp((kTop - level) / (kTop - kBottom), 0.0F, 1.0F);
  return plot().top() + share * plot().height();
}

std::optional<SpectrumPoint> SpectrumView::point() const {
  if (spectrum_.empty()) return std::nullopt;
  std::size_t index = 0;
  if (pointer_) {
    const double share = (*pointer_ - plot().left()) / plot().width();
    const double place = share * spectrum::indexOf(spectrum::kHighest);
    if (place < -0.5 || place > static_cast<double>(spectrum_.size()) - 0.5) return std::nullopt;
    index = std::min(static_cast<std::size_t>(std::lround(std::max(place, 0.0))), spectrum_.size() - 1);
  } else {
    index = static_cast<std::size_t>(std::ranges::max_element(spectrum_) - spectrum_.begin());
  }
  if (spectrum_[index] <= spectrum::kFloor) return std::nullopt;
  return SpectrumPoint{spectrum::frequencyAt(static_cast<double>(index)), spectrum_[index]};
}

QPolygonF SpectrumView::lineOf(const Spectrum& spectrum) const {
  // No more than a point for each pixel, the highest of its values: more would cost time and show nothing.
  const double least = 1 / devicePixelRatioF();
  QPolygonF line;
  line.reserve(static_cast<qsizetype>(spectrum.size()));
  for (std::size_t i = 0; i < spectrum.size(); ++i) {
    const QPointF point(xOf(static_cast<double>(i)), yOf(spectrum[i]));
    if (line.isEmpty() || i + 1 == spectrum.size() || point.x() - line.last().x() >= least) {
      line << point;
    } else {
      line.last().setY(std::min(line.last().y(), point.y()));
    }
  }
  return line;
}

void SpectrumView::paintGrid(QPainter& painter) const {
  const Theme& theme = themeOf(*this);
  const Colours& c = theme.colours();
  const double ratio = devicePixelRatioF();
  const double line = std::max(1.0, std::round(ratio)) / ratio;
  painter.setFont(theme.font(TextRole::Micro));
  for (const double frequency : kFrequencies) {
    const double x = snapped(xOf(spectrum::indexOf(frequency)), ratio);
    painter.fillRect(QRectF(x, plot().top(), line, plot().height()),
                     isDecade(frequency) ? c.line.divider : c.line.hairline);
    if (!isDecade(frequency)) continue;
    const QString text = frequency < 1000 ? tr("%1 Hz").arg(frequency) : tr("%1 kHz").arg(frequency / 1000);
    const double width = numeralWidth(painter.font(), text);
    painter.setPen(c.text.low);
    drawNumerals(painter, QRectF(x - width / 2, plot().bottom() + 1, width, kFooter - 2),
                 Qt::AlignLeft | Qt::AlignVCenter, text);
  }
  for (float level = kTop; level >= kBottom; level -= kStep) {
    const double y = snapped(yOf(level), ratio);
    painter.fillRect(QRectF(plot().left(), std::min(y, plot().bottom() - line), plot().width(), line),
                     c.line.hairline);
  }
}

void SpectrumView::paintCurves(QPainter& painter) const {
  const Theme& theme = themeOf(*this);
  const Colours& c = theme.colours();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setClipRect(plot());
  if (!average_.empty()) {
    painter.setPen(QPen(c.wave.rms, 1));
    painter.drawPolyline(lineOf(average_));
  }
  const QPolygonF line = lineOf(spectrum_);
  QPolygonF area = line;
  area << QPointF(line.last().x(), plot().bottom()) << QPointF(line.first().x(), plot().bottom());
  painter.setPen(Qt::NoPen);
  painter.setBrush(withAlpha(c.wave.mono, 0.25));
  painter.drawPolygon(area);
  painter.setBrush(Qt::NoBrush);
  if (holdsPeaks_ && peaks_ != spectrum_) {
    painter.setPen(QPen(withAlpha(c.text.high, 0.6), 1));
    painter.drawPolyline(lineOf(peaks_));
  }
  painter.setPen(QPen(c.wave.mono, theme.tokens().line.curve, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
  painter.drawPolyline(line);
  painter.setClipping(false);
  if (const auto here = point(); here && pointer_) {
    const QPointF place(xOf(spectrum::indexOf(here->frequency)), yOf(here->level));
    painter.fillRect(QRectF(snapped(place.x(), devicePixelRatioF()), plot().top(), 1, plot().height()),
                     c.grid.hover);
    painter.setPen(QPen(c.bg.canvas, 1.5));
    painter.setBrush(c.wave.mono);
    painter.drawEllipse(place, 3.5, 3.5);
  }
}

void SpectrumView::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  const Colours& c = theme.colours();
  QPainter painter(this);
  painter.fillRect(rect(), c.bg.canvas);
  paintGrid(painter);
  if (spectrum_.empty()) {
    painter.setFont(theme.font(TextRole::Small));
    painter.setPen(c.text.low);
    painter.drawText(plot(), Qt::AlignCenter | Qt::TextWordWrap, sentence_);
    return;
  }
  paintCurves(painter);
  // Over the curves, on their own ground: the axis must be read where music is loud, too.
  painter.setFont(theme.font(TextRole::Micro));
  for (float level = kTop; level > kBottom; level -= kStep) {
    const QString text = level == kTop ? tr("%1 dBFS").arg(0) : numberText(level, 0);
    const QRectF box(plot().left(), std::round(yOf(level)) + 1, numeralWidth(painter.font(), text) + 4, 13);
    painter.fillRect(box, withAlpha(c.bg.canvas, 0.7));
    painter.setPen(c.text.low);
    drawNumerals(painter, box.adjusted(2, 0, -2, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
  }
}

void SpectrumView::mouseMoveEvent(QMouseEvent* event) {
  pointer_ = event->position().x();
  update();
  Q_EMIT pointChanged();
}

void SpectrumView::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  pointer_.reset();
  update();
  Q_EMIT pointChanged();
}

}  // namespace barline::ui
