#include "ui/timeline/lanes/WavePainter.h"

#include <QImage>
#include <algorithm>
#include <cmath>

namespace barline::ui {
namespace {

/// A vertical bar of one colour in a column, device pixels from the image's top.
struct Bar {
  float top{};
  float bottom{};
  QRgb ink{};  ///< premultiplied
};

/// From one sample value to another; never thinner than a pixel, so that silence is a line.
Bar barOf(float minimum, float maximum, float half, QRgb ink) {
  const float top = half - std::clamp(maximum, -1.0F, 1.0F) * half;
  const float bottom = half - std::clamp(minimum, -1.0F, 1.0F) * half;
  const float missing = std::max(0.0F, 1.0F - (bottom - top)) / 2;
  return {top - missing, bottom + missing, ink};
}

QRgb premultiplied(const QColor& colour, double alpha) {
  return qPremultiply(
      qRgba(colour.red(), colour.green(), colour.blue(), static_cast<int>(std::lround(alpha * 255))));
}

QRgb scaled(QRgb ink, float share) {
  // NOLINTNEXTLINE(bugprone-incorrect-roundings): none is below 0, and there are many in a tile
  const auto part = [share](int value) { return static_cast<int>(static_cast<float>(value) * share + 0.5F); };
  return qRgba(part(qRed(ink)), part(qGreen(ink)), part(qBlue(ink)), part(qAlpha(ink)));
}

QRgb over(QRgb above, QRgb below) {
  const int rest = 255 - qAlpha(above);
  const auto mixed = [rest](int a, int b) { return a + (b * rest + 127) / 255; };
  return qRgba(mixed(qRed(above), qRed(below)), mixed(qGreen(above), qGreen(below)),
               mixed(qBlue(above), qBlue(below)), mixed(qAlpha(above), qAlpha(below)));
}

void paintBar(QImage& image, int x, const Bar& bar) {
  const int first = std::max(0, static_cast<int>(std::floor(bar.top)));
  const int last = std::min(image.height() - 1, static_cast<int>(std::ceil(bar.bottom)) - 1);
  for (int y = first; y <= last; ++y) {
    const auto row = static_cast<float>(y);
    const float cover = std::min(bar.bottom, row + 1) - std::max(bar.top, row);
    auto& pixel = reinterpret_cast<QRgb*>(image.scanLine(y))[x];
    pixel = over(cover >= 1 ? bar.ink : scaled(bar.ink, std::max(0.0F, cover)), pixel);
  }
}

}  // namespace

QColor rgbOf(const BandColumn& column, const Theme& theme) {
  const WaveformTokens& gain = theme.tokens().waveform;
  const double red = column.low * gain.lowGain;
  const double green = column.mid * gain.midGain;
  const double blue = column.high * gain.highGain;
  const double most = std::max({red, green, blue});
  if (most <= 0) return theme.colours().wave.mono;
  // On a dark canvas pure blue is lifted, on a light one yellow and white are held down.
  const double floor = theme.isDark() ? 0.28 : 0.0;
  const double ceiling = theme.isDark() ? 1.0 : 0.72;
  const auto channel = [&](double value) { return floor + (ceiling - floor) * value / most; };
  return QColor::fromRgbF(static_cast<float>(channel(red)), static_cast<float>(channel(green)),
                          static_cast<float>(channel(blue)));
}

void paintWave(QPainter& painter, const QRectF& rect, const std::vector<BandColumn>& columns, WaveStyle style,
               const Theme& theme, double pixelRatio) {
  if (style == WaveStyle::Bands) {
    paintBands(painter, rect, columns, theme, pixelRatio);
    return;
  }
  constexpr double kBehind = 0.5;  // of the peaks behind the RMS
  const int width = static_cast<int>(columns.size());
  const int height = static_cast<int>(std::lround(rect.height() * pixelRatio));
  if (width == 0 || height <= 0) return;
  const float half = static_cast<float>(height) / 2;
  const QRgb mono = premultiplied(theme.colours().wave.mono, style == WaveStyle::Rms ? kBehind : 1.0);
  const QRgb rms = premultiplied(theme.colours().wave.rms, 1.0);
  QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  for (int x = 0; x < width; ++x) {
    const BandColumn& column = columns[static_cast<std::size_t>(x)];
    const QRgb ink = style == WaveStyle::Rgb ? premultiplied(rgbOf(column, theme), 1.0) : mono;
    paintBar(image, x, barOf(column.minimum, column.maximum, half, ink));
    if (style == WaveStyle::Rms) paintBar(image, x, barOf(-column.rms, column.rms, half, rms));
  }
  image.setDevicePixelRatio(pixelRatio);
  painter.drawImage(rect.topLeft(), image);
}

}  // namespace barline::ui
