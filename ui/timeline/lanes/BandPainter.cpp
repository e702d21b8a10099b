#include "ui/timeline/lanes/BandPainter.h"

#include <QImage>
#include <algorithm>
#include <array>
#include <cmath>

namespace barline::ui {
namespace {

/// Reads PeakLevel's 255 · √value.
const std::array<float, 256>& magnitudes() {
  static const std::array<float, 256> table = [] {
    std::array<float, 256> out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
      const float root = static_cast<float>(i) / 255.0F;
      out[i] = root * root;
    }
    return out;
  }();
  return table;
}

/// Column out of the codes of one peak, or the largest of several.
struct Codes {
  std::uint8_t low{}, mid{}, high{};
  int minimum{}, maximum{};
  float power{};

  void raise(const model::PeakLevel& level, std::size_t index) {
    low = std::max(low, level.low[index]);
    mid = std::max(mid, level.mid[index]);
    high = std::max(high, level.high[index]);
    minimum = std::min<int>(minimum, level.minimum[index]);
    maximum = std::max<int>(maximum, level.maximum[index]);
  }
  [[nodiscard]] BandColumn column() const {
    constexpr float kFullScale = 32767.0F;
    const auto& table = magnitudes();
    return {table[low],
            table[mid],
            table[high],
            static_cast<float>(minimum) / kFullScale,
            static_cast<float>(maximum) / kFullScale,
            std::sqrt(power)};
  }
};

Codes codesOf(const model::WaveformPeaks& peaks, std::size_t level, std::int64_t first, std::int64_t last) {
  Codes codes;
  const auto& table = magnitudes();
  for (const model::PeakPyramid& channel : peaks.channels) {
    const model::PeakLevel& data = channel[level];
    const auto size = static_cast<std::int64_t>(data.size());
    const std::int64_t begin = std::max<std::int64_t>(first, 0);
    const std::int64_t end = std::min(last, size);
    float power = 0;
    for (std::int64_t i = begin; i < end; ++i) {
      codes.raise(data, static_cast<std::size_t>(i));
      const float rms = table[data.rms[static_cast<std::size_t>(i)]];
      power += rms * rms;
    }
    if (end > begin) codes.power = std::max(codes.power, power / static_cast<float>(end - begin));
  }
  return codes;
}

BandColumn mix(const BandColumn& a, const BandColumn& b, float t) {
  const auto between = [t](float from, float to) { return from + (to - from) * t; };
  return {between(a.low, b.low),         between(a.mid, b.mid),         between(a.high, b.high),
          between(a.minimum, b.minimum), between(a.maximum, b.maximum), between(a.rms, b.rms)};
}

/// Peaks of level 0 are wider than columns: interpolates between their middles.
void interpolate(const model::WaveformPeaks& peaks, double firstPeak, double peaksPerColumn,
                 std::vector<BandColumn>& out) {
  std::int64_t cached = std::numeric_limits<std::int64_t>::min();
  BandColumn left;
  BandColumn right;
  for (std::size_t x = 0; x < out.size(); ++x) {
    const double position = firstPeak + (static_cast<double>(x) + 0.5) * peaksPerColumn - 0.5;
    const auto index = static_cast<std::int64_t>(std::floor(position));
    if (index != cached) {
      left = codesOf(peaks, 0, index, index + 1).column();
      right = codesOf(peaks, 0, index + 1, index + 2).column();
      cached = index;
    }
    out[x] = mix(left, right, static_cast<float>(position - static_cast<double>(index)));
  }
}

struct Ink {
  float red, green, blue;
};

Ink inkOf(const QColor& colour) {
  return {colour.redF() * 255.0F, colour.greenF() * 255.0F, colour.blueF() * 255.0F};
}

/// How much of a pixel whose middle is `distance` from the axis lies inside a bar of half-height `reach`.
float coverage(float reach, float distance) {
  return std::clamp(reach - distance + 0.5F, 0.0F, 1.0F);
}

}  // namespace

std::vector<BandColumn> bandColumns(const model::WaveformPeaks& peaks, const TimeAxis& axis, int columns,
                                    double pixelRatio) {
  std::vector<BandColumn> out(static_cast<std::size_t>(std::max(columns, 0)));
  if (peaks.channels.empty() || peaks.framesPerPeak <= 0) return out;
  const double framesPerColumn = axis.secondsPerPixel / pixelRatio * peaks.sampleRate;
  const std::size_t level = peakLevel(framesPerColumn, peaks.framesPerPeak, peaks.channels.front().size());
  const double framesPerPeak = peaks.framesPerPeak * std::pow(4.0, static_cast<double>(level));
  const double firstPeak = axis.origin * peaks.sampleRate / framesPerPeak;
  const double peaksPerColumn = framesPerColumn / framesPerPeak;
  if (peaksPerColumn < 1.0) {
    interpolate(peaks, firstPeak, peaksPerColumn, out);
    return out;
  }
  for (std::size_t x = 0; x < out.size(); ++x) {
    const double begin = firstPeak + static_cast<double>(x) * peaksPerColumn;
    // A peak belongs to the column its middle lies in, so neighbouring columns do not share their loudest.
    const auto first = static_cast<std::int64_t>(std::llround(begin));
    const auto last = std::max<std::int64_t>(std::llround(begin + peaksPerColumn), first + 1);
    out[x] = codesOf(peaks, level, first, last).column();
  }
  return out;
}

void paintBands(QPainter& painter, const QRectF& rect, const std::vector<BandColumn>& columns,
                const Theme& theme, double pixelRatio) {
  const int width = static_cast<int>(columns.size());
  const int height = static_cast<int>(std::lround(rect.height() * pixelRatio));
  if (width == 0 || height <= 0) return;
  const Colours& c = theme.colours();
  const WaveformTokens& gain = theme.tokens().waveform;
  const float half = static_cast<float>(height) / 2.0F;
  std::vector<BandColumn> reach(columns);  // device pixels
  for (BandColumn& column : reach) {
    column.low = std::min(1.0F, column.low * static_cast<float>(gain.lowGain)) * half;
    column.mid = std::min(1.0F, column.mid * static_cast<float>(gain.midGain)) * half;
    // The axis itself stays visible through silence.
    column.high = std::max(0.5F, std::min(1.0F, column.high * static_cast<float>(gain.highGain)) * half);
  }

  const std::array<Ink, 3> inks{inkOf(c.wave.low), inkOf(c.wave.mid), inkOf(c.wave.high)};
  QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
  for (int y = 0; y < (height + 1) / 2; ++y) {
    const float distance = half - static_cast<float>(y) - 0.5F;
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < width; ++x) {
      const BandColumn& column = reach[static_cast<std::size_t>(x)];
      float red = 0;
      float green = 0;
      float blue = 0;
      float alpha = 0;
      const std::array<float, 3> cover{coverage(column.low, distance), coverage(column.mid, distance),
                                       coverage(column.high, distance)};
      for (std::size_t band = 0; band < cover.size(); ++band) {
        const float a = cover[band];
        if (a <= 0.0F) continue;
        red = red * (1 - a) + inks[band].red * a;
        green = green * (1 - a) + inks[band].green * a;
        blue = blue * (1 - a) + inks[band].blue * a;
        alpha = alpha * (1 - a) + a;
      }
      // NOLINTBEGIN(bugprone-incorrect-roundings): none is below 0, and lround() takes longer
      line[x] = qRgba(static_cast<int>(red + 0.5F), static_cast<int>(green + 0.5F),
                      static_cast<int>(blue + 0.5F), static_cast<int>(alpha * 255.0F + 0.5F));
      // NOLINTEND(bugprone-incorrect-roundings)
    }
    std::copy_n(line, width, reinterpret_cast<QRgb*>(image.scanLine(height - 1 - y)));
  }
  image.setDevicePixelRatio(pixelRatio);
  painter.drawImage(rect.topLeft(), image);
}

}  // namespace barline::ui
