#include "ui/timeline/lanes/CurvePainter.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace barline::ui {
namespace {

constexpr double kEdge = 4;  ///< pixels that a curve keeps from its lane's edges

CurvePyramid::Cell joined(const std::vector<CurvePyramid::Cell>& cells, std::size_t first) {
  CurvePyramid::Cell out;
  double sum = 0;
  for (std::size_t i = first; i < std::min(first + 4, cells.size()); ++i) {
    const CurvePyramid::Cell& cell = cells[i];
    if (cell.count == 0) continue;
    out.least = out.count == 0 ? cell.least : std::min(out.least, cell.least);
    out.greatest = out.count == 0 ? cell.greatest : std::max(out.greatest, cell.greatest);
    sum += static_cast<double>(cell.mean) * cell.count;
    out.count += cell.count;
  }
  if (out.count > 0) out.mean = static_cast<float>(sum / out.count);
  return out;
}

/// Runs of points without a gap, and the band about them where cells hold several values.
struct Trace {
  QPolygonF upper;
  QPolygonF lower;
  QPolygonF mean;
};

/// Ends a line a little outside the strip: far points would leave the rasteriser's range at deep zoom.
void shorten(QPolygonF& line, double width) {
  constexpr double kMargin = 64;
  if (line.size() < 2) return;
  const auto moved = [](const QPointF& from, const QPointF& to, double x) {
    const double t = (x - from.x()) / (to.x() - from.x());
    return QPointF(x, from.y() + (to.y() - from.y()) * t);
  };
  if (line.first().x() < -kMargin && line[1].x() > -kMargin)
    line.first() = moved(line.first(), line[1], -kMargin);
  const QPointF& before = line[line.size() - 2];
  if (line.last().x() > width + kMargin && before.x() < width + kMargin) {
    line.last() = moved(before, line.last(), width + kMargin);
  }
}

std::vector<Trace> traces(const Strip& strip, const CurvePyramid& curve, std::size_t level,
                          const ValueRange& range) {
  const auto& cells = curve.level(level);
  const double span = std::pow(4.0, static_cast<double>(level));
  const double cellSeconds = curve.step() * span;
  // A cell stands at the middle of the values it holds.
  const double offset = curve.start() + (span - 1) / 2 * curve.step();
  const auto indexAt = [&](double time) { return (time - offset) / cellSeconds; };
  const auto last = static_cast<double>(cells.size());
  // One cell more at either side, so that lines run on into the neighbouring strips.
  const auto first =
      static_cast<std::size_t>(std::clamp(std::floor(indexAt(strip.axis.origin)) - 1, 0.0, last));
  const auto end = static_cast<std::size_t>(std::clamp(std::ceil(indexAt(strip.range().end)) + 2, 0.0, last));
  std::vector<Trace> out;
  bool open = false;
  for (std::size_t i = first; i < end; ++i) {
    const CurvePyramid::Cell& cell = cells[i];
    if (cell.count == 0) {
      open = false;
      continue;
    }
    if (!open) out.emplace_back();
    open = true;
    const double x = strip.xOf(offset + static_cast<double>(i) * cellSeconds);
    out.back().upper << QPointF(x, range.yOf(cell.greatest, strip.height));
    out.back().lower << QPointF(x, range.yOf(cell.least, strip.height));
    out.back().mean << QPointF(x, range.yOf(cell.mean, strip.height));
  }
  for (Trace& trace : out) {
    for (QPolygonF* line : {&trace.upper, &trace.lower, &trace.mean}) shorten(*line, strip.width);
  }
  return out;
}

}  // namespace

CurvePyramid::CurvePyramid(const model::Curve& curve, float floor) : start_(curve.start), step_(curve.step) {
  std::vector<Cell> base(curve.values.size());
  for (std::size_t i = 0; i < base.size(); ++i) {
    const float value = curve.values[i];
    if (std::isfinite(value) && value > floor) base[i] = {value, value, value, 1};
  }
  levels_.push_back(std::move(base));
  while (levels_.back().size() > 4) {
    std::vector<Cell> next;
    for (std::size_t i = 0; i < levels_.back().size(); i += 4) next.push_back(joined(levels_.back(), i));
    levels_.push_back(std::move(next));
  }
}

std::optional<double> CurvePyramid::at(double time) const {
  if (empty() || step_ <= 0) return std::nullopt;
  const auto& cells = levels_.front();
  const double position = (time - start_) / step_;
  if (position < 0 || position > static_cast<double>(cells.size() - 1)) return std::nullopt;
  const auto index = static_cast<std::size_t>(position);
  const Cell& a = cells[index];
  const Cell& b = cells[std::min(index + 1, cells.size() - 1)];
  if (a.count == 0) return std::nullopt;
  if (b.count == 0) return a.mean;
  return a.mean + (b.mean - a.mean) * (position - static_cast<double>(index));
}

std::optional<double> CurvePyramid::quantile(double share) const {
  std::vector<float> values;
  if (!levels_.empty()) {
    for (const Cell& cell : levels_.front()) {
      if (cell.count > 0) values.push_back(cell.mean);
    }
  }
  if (values.empty()) return std::nullopt;
  const auto nth =
      values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), nth, values.end());
  return *nth;
}

double ValueRange::yOf(double value, double height) const {
  const double share = std::clamp((value - bottom) / (top - bottom), 0.0, 1.0);
  return kEdge + (1 - share) * (height - 2 * kEdge);
}

bool liesLow(const CurvePyramid& curve, const ValueRange& range) {
  std::ptrdiff_t balance = 0;
  for (const CurvePyramid::Cell& cell : curve.level(0)) {
    if (cell.count == 0) continue;
    const double share = (cell.mean - range.bottom) / (range.top - range.bottom);
    balance += share < 1.0 / 3 ? 1 : share > 2.0 / 3 ? -1 : 0;
  }
  return balance > 0;
}

void paintCurve(QPainter& painter, const Strip& strip, const CurvePyramid& curve, const ValueRange& range,
                const CurveStyle& style) {
  if (curve.empty()) return;
  constexpr double kLeastCellPixels = 1.0;
  std::size_t level = 0;
  double cellPixels = strip.axis.lengthOf(curve.step()) * strip.pixelRatio;
  while (cellPixels < kLeastCellPixels && level + 1 < curve.levels()) {
    ++level;
    cellPixels *= 4;
  }
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (const Trace& trace : traces(strip, curve, level, range)) {
    painter.setPen(Qt::NoPen);
    if (style.fills) {
      QPolygonF area = trace.mean;
      area << QPointF(trace.mean.last().x(), strip.height) << QPointF(trace.mean.first().x(), strip.height);
      painter.setBrush(withAlpha(style.colour, strip.tokens().alpha.curveFill));
      painter.drawPolygon(area);
    }
    if (level > 0) {
      QPolygonF band = trace.upper;
      std::copy(trace.lower.rbegin(), trace.lower.rend(), std::back_inserter(band));
      painter.setBrush(withAlpha(style.colour, 0.35));
      painter.drawPolygon(band);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style.colour, style.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPolyline(trace.mean);
  }
  painter.restore();
}

}  // namespace barline::ui
