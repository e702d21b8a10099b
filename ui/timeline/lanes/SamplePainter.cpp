#include "ui/timeline/lanes/SamplePainter.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/dsp/WaveformMeter.h"

namespace barline::ui {
namespace {

// The splits of the stored peaks, so that nothing changes where samples take over.
constexpr double kLowSplitHz = 180.0;
constexpr double kHighSplitHz = 2400.0;
constexpr double kSettleSeconds = 0.03;  ///< in which the filters forget that they began in silence

/// Frame borders of the columns, each column at least one frame long.
std::vector<std::int64_t> columnBorders(const SampleWindow& samples, const TimeAxis& axis, int columns,
                                        double pixelRatio) {
  const double framesPerColumn = axis.secondsPerPixel / pixelRatio * samples.sampleRate;
  const double origin = axis.origin * samples.sampleRate - static_cast<double>(samples.firstFrame);
  std::vector<std::int64_t> borders;
  for (int x = 0; x <= columns; ++x) {
    borders.push_back(
        std::clamp<std::int64_t>(std::llround(origin + x * framesPerColumn), 0, samples.frames()));
  }
  return borders;
}

void measure(const SampleWindow& samples, std::size_t firstChannel, const std::vector<std::int64_t>& borders,
             std::vector<BandColumn>& out) {
  using dsp::WaveformMeter;
  const std::size_t count = std::min(WaveformMeter::kChannels, samples.channels.size() - firstChannel);
  WaveformMeter meter(samples.sampleRate, kLowSplitHz, kHighSplitHz);
  const auto feed = [&](std::int64_t begin, std::int64_t end) {
    if (end <= begin) return;
    std::array<const float*, WaveformMeter::kChannels> planes{};
    for (std::size_t c = 0; c < count; ++c) planes[c] = samples.channels[firstChannel + c].data() + begin;
    meter.add(std::span<const float* const>(planes.data(), count), static_cast<std::size_t>(end - begin));
  };
  const auto settle = static_cast<std::int64_t>(kSettleSeconds * samples.sampleRate);
  feed(std::max<std::int64_t>(0, borders.front() - settle), borders.front());
  (void)meter.take();
  for (std::size_t x = 0; x < out.size(); ++x) {
    feed(borders[x], borders[x + 1]);
    const auto measures = meter.take();
    for (std::size_t c = 0; c < count; ++c) {
      out[x].low = std::max(out[x].low, measures[c].low);
      out[x].mid = std::max(out[x].mid, measures[c].mid);
      out[x].high = std::max(out[x].high, measures[c].high);
      out[x].minimum = std::min(out[x].minimum, measures[c].minimum);
      out[x].maximum = std::max(out[x].maximum, measures[c].maximum);
      out[x].rms = std::max(out[x].rms, measures[c].rms);
    }
  }
}

}  // namespace

std::vector<BandColumn> sampleColumns(const SampleWindow& samples, const TimeAxis& axis, int columns,
                                      double pixelRatio) {
  std::vector<BandColumn> out(static_cast<std::size_t>(std::max(columns, 0)));
  if (samples.channels.empty() || out.empty()) return out;
  const std::vector<std::int64_t> borders = columnBorders(samples, axis, columns, pixelRatio);
  for (std::size_t c = 0; c < samples.channels.size(); c += dsp::WaveformMeter::kChannels) {
    measure(samples, c, borders, out);
  }
  return out;
}

void paintSamples(QPainter& painter, const Strip& strip, const SampleWindow& samples, const QRectF& area,
                  bool dots) {
  const auto rate = static_cast<double>(samples.sampleRate);
  const auto first = static_cast<std::int64_t>(std::floor(strip.axis.origin * rate)) - 1;
  const auto last = static_cast<std::int64_t>(std::ceil(strip.range().end * rate)) + 2;
  const double half = area.height() / 2;
  QPolygonF line;
  for (std::int64_t frame = std::max(first, samples.firstFrame);
       frame < std::min(last, samples.firstFrame + samples.frames()); ++frame) {
    double sum = 0;
    for (const auto& channel : samples.channels)
      sum += channel[static_cast<std::size_t>(frame - samples.firstFrame)];
    const double value = std::clamp(sum / static_cast<double>(samples.channels.size()), -1.0, 1.0);
    line << QPointF(strip.xOf(static_cast<double>(frame) / rate), area.center().y() - value * half);
  }
  const Colours& c = strip.colours();
  painter.fillRect(
      QRectF(area.left(), snapped(area.center().y(), strip.pixelRatio), area.width(), strip.lineWidth(1)),
      c.line.hairline);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(c.wave.mono, strip.tokens().line.curve, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
  painter.drawPolyline(line);
  if (dots) {
    // Dots grow with the space between them.
    constexpr double kMostRadius = 3;
    const double radius = std::min(kMostRadius, 0.2 * strip.axis.lengthOf(1.0 / rate));
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.wave.mono);
    for (const QPointF& point : line) painter.drawEllipse(point, radius, radius);
  }
  painter.restore();
}

}  // namespace barline::ui
