#include "ui/dashboard/MemoryChart.h"

#include <QAreaSeries>
#include <QLineSeries>
#include <QPainter>
#include <algorithm>
#include <map>

#include "ui/dashboard/RunText.h"
#include "ui/theme/Appearance.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

using performance::MemoryPoint;

constexpr double kMegabytes = 1.048576;  // of a MiB
constexpr double kDot = 3.5;

QList<QPointF> seriesOf(const std::vector<MemoryPoint>& points) {
  QList<QPointF> made;
  // Before the first look the process cannot have had much less.
  if (!points.empty()) made.append({0.0, kMegabytes * points.front().mebibytes});
  for (const MemoryPoint& point : points) made.append({point.seconds, kMegabytes * point.mebibytes});
  return made;
}

}  // namespace

std::string partAt(const pipeline::RunTrace& trace, double seconds) {
  std::map<std::string, int> shares;
  const auto slice = static_cast<int>(seconds / trace.sliceSeconds);
  for (const pipeline::RunTrace::Work& work : trace.work) {
    if (work.slice == slice) shares[trace.parts[work.part]] += work.share;
  }
  const auto most = std::ranges::max_element(shares, {}, [](const auto& entry) { return entry.second; });
  return most == shares.end() ? std::string() : most->first;
}

double shownSeconds(const DashboardView& view) {
  double seconds = view.comparison.run.wallSeconds;
  if (!view.comparison.usual.memory.empty())
    seconds = std::max(seconds, view.comparison.usual.memory.back().seconds);
  if (view.comparison.overlay) seconds = std::max(seconds, view.comparison.overlay->wallSeconds);
  return seconds;
}

MemoryChart::MemoryChart(QWidget* parent)
    : ChartCanvas(parent),
      line_(new QLineSeries(this)),
      floor_(new QLineSeries(this)),
      area_(new QAreaSeries(line_, floor_)),
      top_(new QLineSeries(this)),
      median_(new QLineSeries(this)),
      overlay_(new QLineSeries(this)) {
  setGutter(kGutter);
  setMargins(40, kRight, 6);
  for (QAbstractSeries* series : std::initializer_list<QAbstractSeries*>{area_, median_, top_, overlay_})
    addSeries(*series);
  ready();
}

void MemoryChart::applyTheme(const Theme& theme) {
  const Colours& c = theme.colours();
  const double width = theme.tokens().line.curve;
  area_->setPen(Qt::NoPen);
  top_->setPen(QPen(c.curve.roughness, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  area_->setBrush(withAlpha(c.curve.roughness, theme.tokens().alpha.curveFill));
  QPen dashed(c.text.low, 1);
  dashed.setDashPattern({4, 4});
  median_->setPen(dashed);
  overlay_->setPen(QPen(c.accent.base, width));
}

void MemoryChart::setView(const std::shared_ptr<const DashboardView>& view) {
  view_ = view;
  points_.clear();
  for (QLineSeries* series : {top_, line_, floor_, median_, overlay_}) series->clear();
  if (view_ && view_->comparison.run.trace) points_ = performance::memoryOver(*view_->comparison.run.trace);
  if (points_.empty()) {
    setEmpty();
  } else {
    peak_ = *std::ranges::max_element(points_, {}, &MemoryPoint::mebibytes);
    const QList<QPointF> line = seriesOf(points_);
    top_->replace(line);
    line_->replace(line);
    floor_->replace(QList<QPointF>{{line.front().x(), 0.0}, {line.back().x(), 0.0}});
    const auto& usual = view_->comparison.usual.memory;
    median_->replace(seriesOf(usual));
    double most = peak_.mebibytes;
    for (const MemoryPoint& point : usual) most = std::max(most, point.mebibytes);
    if (const auto& other = view_->comparison.overlay; other && other->trace) {
      overlay_->replace(seriesOf(performance::memoryOver(*other->trace)));
      most = std::max(most, other->peakMebibytes());
    }
    setScales({0.0, std::max(1e-3, shownSeconds(*view_)), 1.0, {}},
              ChartScale::upTo(kMegabytes * most, 4,
                               [](double value) { return tr("%1 MB").arg(numberText(value, 0)); }));
  }
  describe();
  viewport()->update();
}

QString MemoryChart::peakText() const {
  const std::string part = partAt(*view_->comparison.run.trace, peak_.seconds - 1e-6);
  const QString value = runs::megabytesNumber(peak_.mebibytes);
  const QString time = runs::secondsNumber(peak_.seconds, 2);
  return part.empty() ? tr("peak %1 MB at %2 s").arg(value, time)
                      : tr("peak %1 MB at %2 s, in %3").arg(value, time, runs::runStepTitle(part));
}

void MemoryChart::describe() {
  setAccessibleName(tr("Memory over time"));
  setAccessibleDescription(points_.empty() ? tr("Not known for this run.") : peakText());
}

void MemoryChart::setPointer(std::optional<double> seconds) {
  pointer_ = seconds;
  viewport()->update();
}

void MemoryChart::pointerMoved(const std::optional<QPointF>& place) {
  Q_EMIT pointed(place ? valueAt(*place) : std::nullopt);
}

void MemoryChart::paintOver(QPainter& painter, const Theme& theme) {
  if (points_.empty()) {
    paintNote(painter, plot(), Qt::AlignHCenter | Qt::AlignVCenter,
              tr("Memory is known of the latest runs only."), theme);
    return;
  }
  const Colours& c = theme.colours();
  if (median_->count() > 0 || overlay_->count() > 0) {
    const QString note =
        overlay_->count() > 0 ? tr("dashed: median run, teal: overlay") : tr("dashed: median run");
    paintNote(painter, QRectF(0, 4, viewport()->width() - kRight, 16), Qt::AlignRight | Qt::AlignTop,
              view_->comparison.against == 0 ? note : tr("dashed: the run it is held against"), theme);
  }
  const bool pointing = pointer_ && *pointer_ <= view_->comparison.run.wallSeconds;
  const double seconds = pointing ? *pointer_ : peak_.seconds;
  const double mebibytes = pointing ? performance::memoryAt(points_, seconds) : peak_.mebibytes;
  const QPointF place = at(seconds, kMegabytes * mebibytes);
  if (pointing) {
    painter.setPen(QPen(c.grid.hover, 1));
    painter.drawLine(QPointF(place.x(), plot().top()), QPointF(place.x(), viewport()->height()));
  }
  painter.setPen(QPen(c.curve.roughness, theme.tokens().line.curve));
  painter.setBrush(c.bg.panel);
  painter.drawEllipse(place, kDot, kDot);
  const QString text =
      pointing ? tr("%1 MB at %2 s").arg(runs::megabytesNumber(mebibytes), runs::secondsNumber(seconds, 3))
               : peakText();
  paintTag(painter, place - QPointF(0, 8), text, theme);
}

}  // namespace barline::ui
