#include "ui/timeline/lanes/GridPainter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/model/Median.h"

namespace barline::ui {
namespace {

double usual(std::vector<double> durations) {
  return durations.empty() ? 0.0 : model::upperMedian(std::move(durations));
}

/// First beat whose line may reach into the strip.
std::size_t firstBeatIn(const model::BeatGrid& grid, double time) {
  const auto found = std::lower_bound(grid.beats.begin(), grid.beats.end(), time,
                                      [](const model::Beat& beat, double t) { return beat.time < t; });
  return static_cast<std::size_t>(found - grid.beats.begin());
}

void paintLine(QPainter& painter, const Strip& strip, const model::Beat& beat, bool doubtful, double top,
               double bottom) {
  const bool downbeat = beat.positionInBar == 1;
  const Colours& c = strip.colours();
  const double width = strip.lineWidth(downbeat ? strip.tokens().line.downbeat : strip.tokens().line.beat);
  const double x = strip.snappedX(beat.time);
  if (!doubtful) {
    const QColor& base = downbeat ? c.grid.downbeat : c.grid.beat;
    painter.fillRect(QRectF(x, top, width, bottom - top), withAlpha(base, lineStrength(beat.confidence)));
    return;
  }
  const auto& dash = strip.tokens().line.lowConfidenceDash;
  const QColor warn = withAlpha(c.state.warn, downbeat ? 0.9 : 0.55);
  const double stretch = downbeat ? 2.0 : 1.0;
  dashedLine(painter, x, top + (downbeat ? 9 : 0), bottom, width, dash[0] * stretch, dash[1], warn);
  if (downbeat) diamond(painter, {x + width / 2, top + 6}, 4, c.state.warn);
}

}  // namespace

GridScale::GridScale(const model::BeatGrid& grid) {
  std::vector<double> beats;
  for (std::size_t i = 1; i < grid.beats.size(); ++i)
    beats.push_back(grid.beats[i].time - grid.beats[i - 1].time);
  std::vector<double> bars;
  for (const model::Bar& bar : grid.bars) bars.push_back(bar.range.duration());
  beatSeconds = usual(std::move(beats));
  barSeconds = usual(std::move(bars));
}

double lineStrength(double confidence) {
  return 0.25 + 0.75 * std::clamp(confidence, 0.0, 1.0);
}

void dashedLine(QPainter& painter, double x, double top, double bottom, double width, double on, double off,
                const QColor& colour) {
  for (double y = top; y < bottom; y += on + off) {
    painter.fillRect(QRectF(x, y, width, std::min(on, bottom - y)), colour);
  }
}

void diamond(QPainter& painter, const QPointF& centre, double radius, const QColor& colour) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawPolygon(QPolygonF({centre - QPointF(0, radius), centre + QPointF(radius, 0),
                                 centre + QPointF(0, radius), centre - QPointF(radius, 0)}));
  painter.restore();
}

void tick(QPainter& painter, const QPointF& centre, double radius, const QColor& colour) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawPolyline(QPolygonF({centre + QPointF(-radius, 0), centre + QPointF(-radius / 4, radius * 0.75),
                                  centre + QPointF(radius, -radius * 0.75)}));
  painter.restore();
}

bool isDoubtful(const model::Beat& beat, const LayerMarks& marks, const Theme& theme) {
  return theme.isDoubtful(beat.confidence) && !marks.isVerified({beat.time, beat.time});
}

void paintGrid(QPainter& painter, const Strip& strip, const model::BeatGrid& grid, const LayerMarks& marks,
               const GridScale& scale, double top, double bottom) {
  const DetailTokens& lod = strip.tokens().lod;
  const bool showsBeats = strip.axis.lengthOf(scale.beatSeconds) >= lod.beatMinBeatPx;
  const bool showsDownbeats = strip.axis.lengthOf(scale.barSeconds) >= lod.downbeatMinBarPx;
  if (!showsBeats && !showsDownbeats) return;
  constexpr double kReach = 6;  // of a diamond to either side
  const double end = strip.axis.timeAt(strip.width + kReach);
  for (std::size_t i = firstBeatIn(grid, strip.axis.timeAt(-kReach)); i < grid.beats.size(); ++i) {
    const model::Beat& beat = grid.beats[i];
    if (beat.time > end) break;
    if (beat.positionInBar == 1 ? showsDownbeats || showsBeats : showsBeats) {
      paintLine(painter, strip, beat, isDoubtful(beat, marks, *strip.theme), top, bottom);
    }
  }
}

void paintConfidence(QPainter& painter, const Strip& strip, const model::BeatGrid& grid, double top,
                     double height) {
  if (grid.beats.empty()) return;
  const double line = strip.lineWidth(1.5);
  const double bottom = top + height;
  const double trackEnd = grid.bars.empty() ? grid.beats.back().time : grid.bars.back().range.end;
  std::size_t index = firstBeatIn(grid, strip.axis.origin);
  if (index > 0) --index;
  while (index < grid.beats.size()) {
    // All beats that begin within one device pixel are one step, as low as the least of them.
    const double begin = strip.snappedX(grid.beats[index].time);
    if (begin >= strip.width) return;
    double confidence = grid.beats[index].confidence;
    std::size_t next = index + 1;
    for (; next < grid.beats.size() && strip.snappedX(grid.beats[next].time) == begin; ++next) {
      confidence = std::min(confidence, grid.beats[next].confidence);
    }
    const double left = std::max(begin, 0.0);
    const double right =
        std::min(strip.snappedX(next < grid.beats.size() ? grid.beats[next].time : trackEnd), strip.width);
    if (right > left) {
      const QColor colour = strip.theme->confidenceColour(confidence);
      const double y =
          snapped(bottom - std::clamp(confidence, 0.0, 1.0) * (height - line), strip.pixelRatio) - line;
      painter.fillRect(QRectF(left, y, right - left, bottom - y), withAlpha(colour, 0.16));
      painter.fillRect(QRectF(left, y, right - left, line), colour);
    }
    index = next;
  }
}

}  // namespace barline::ui
