#include "ui/transport/LevelMeter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr double kFloor = -48.0;  // dBFS at the left end
constexpr double kHigh = -6.0;    // from here on in the warning colour
constexpr double kSilent = -100.0;
constexpr double kFallPerSecond = 24.0;  // dB; about what IEC 60268-18 asks of a digital peak meter
constexpr qint64 kHoldMs = 1000;
constexpr double kBarHeight = 7.0;
constexpr double kBarGap = 3.0;

}  // namespace

LevelMeter::LevelMeter(QWidget* parent) : QWidget(parent) {
  clock_.start();
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setAccessibleName(tr("Output level"));
}

void LevelMeter::feed(const std::array<float, 2>& peaks) {
  const qint64 now = clock_.elapsed();
  const double fall = kFallPerSecond * static_cast<double>(now - fedAt_) / 1000.0;
  fedAt_ = now;
  for (std::size_t i = 0; i < sides_.size(); ++i) {
    Side& side = sides_[i];
    const double peak = peaks[i] > 0.0F ? 20.0 * std::log10(static_cast<double>(peaks[i])) : kSilent;
    side.level = std::max(peak, std::max(side.level - fall, kSilent));
    if (peak >= side.held || now - side.heldAt > kHoldMs) {
      side.held = side.level;
      side.heldAt = now;
    }
  }
  update();
}

bool LevelMeter::isAtRest() const {
  return std::ranges::all_of(sides_,
                             [](const Side& side) { return side.level < kFloor && side.held < kFloor; });
}

double LevelMeter::xOf(double decibels, const QRectF& bar) const {
  return bar.left() + bar.width() * std::clamp(1.0 - decibels / kFloor, 0.0, 1.0);
}

void LevelMeter::paintBar(QPainter& painter, const QRectF& bar, const Side& side) const {
  const Theme& theme = themeOf(*this);
  const MeterColours& meter = theme.colours().meter;
  const double high = xOf(kHigh, bar);
  const double level = xOf(side.level, bar);
  painter.fillRect(bar, meter.track);
  painter.fillRect(QRectF(bar.left(), bar.top(), std::min(level, high) - bar.left(), bar.height()),
                   meter.normal);
  if (level > high) {
    painter.fillRect(QRectF(high, bar.top(), level - high, bar.height()),
                     side.level >= 0.0 ? meter.over : meter.high);
  }
  if (side.held > kFloor) {
    const double x = std::min(xOf(side.held, bar), bar.right() - 2.0);
    painter.fillRect(QRectF(x, bar.top(), 2.0, bar.height()),
                     side.held >= 0.0 ? meter.over : theme.colours().text.high);
  }
}

void LevelMeter::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  const double top = std::floor((height() - 2 * kBarHeight - kBarGap - 14.0) / 2.0);
  const QRectF left(4.0, top, width() - 8.0, kBarHeight);
  const QRectF right = left.translated(0.0, kBarHeight + kBarGap);
  paintBar(painter, left, sides_[0]);
  paintBar(painter, right, sides_[1]);

  painter.setFont(theme.font(TextRole::Micro));
  painter.setPen(theme.colours().text.low);
  for (const int mark : {-48, -24, -12, 0}) {
    const QString text = mark == 0 ? QStringLiteral("0") : QStringLiteral("−%1").arg(-mark);
    const double textWidth = numeralWidth(painter.font(), text);
    const double x = std::clamp(xOf(mark, left) - textWidth / 2, 0.0, width() - textWidth);
    drawNumerals(painter, QRectF(x, right.bottom() + 1.0, textWidth, 13.0), Qt::AlignLeft | Qt::AlignVCenter,
                 text);
  }
}

}  // namespace barline::ui
