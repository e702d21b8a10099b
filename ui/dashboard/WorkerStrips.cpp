#include "ui/dashboard/WorkerStrips.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <map>

#include "engine/performance/Histogram.h"
#include "ui/dashboard/MemoryChart.h"
#include "ui/dashboard/RunText.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

using pipeline::RunTrace;

constexpr int kStrip = 19;
constexpr int kGap = 5;
constexpr int kAxis = 20;
constexpr int kMostWorkers = 8;
constexpr double kShortest = 10;  // pixels: a narrower stretch cannot be told from its neighbours
constexpr double kEdge = 2;
constexpr double kNamed = 26;  // pixels from which a stretch may have a name

using Shares = std::map<std::uint8_t, double>;

/// The part that had nearly all of the time; nothing where there was none, or nothing was done.
std::optional<std::uint8_t> ruler(const Shares& shares) {
  double sum = 0.0;
  for (const auto& [part, share] : shares) sum += share;
  for (const auto& [part, share] : shares) {
    if (share > 0.8 * sum) return part;
  }
  return std::nullopt;
}

WorkStretch stretchOf(const RunTrace& trace, int worker, std::size_t from, std::size_t to,
                      const Shares& shares) {
  WorkStretch stretch{.worker = worker,
                      .begin = static_cast<double>(from) * trace.sliceSeconds,
                      .end = static_cast<double>(to) * trace.sliceSeconds};
  for (const auto& [part, share] : shares)
    stretch.parts.emplace_back(trace.parts[part], share / 255.0 * trace.sliceSeconds);
  std::ranges::sort(stretch.parts, std::ranges::greater(), [](const auto& entry) { return entry.second; });
  return stretch;
}

/// One worker's slices, runs of equal work joined.
struct Run {
  std::size_t from{};
  std::size_t to{};
  Shares shares;
};

std::vector<Run> runsOf(const std::vector<Shares>& slices) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < slices.size(); ++i) {
    if (slices[i].empty()) continue;
    const bool continues = !runs.empty() && runs.back().to == i && ruler(runs.back().shares) &&
                           ruler(runs.back().shares) == ruler(slices[i]);
    Run& run = continues ? runs.back() : runs.emplace_back(Run{i, i, {}});
    run.to = i + 1;
    for (const auto& [part, share] : slices[i]) run.shares[part] += share;
  }
  return runs;
}

/// Joins what is too short to be seen with what is too short beside it.
std::vector<Run> joined(std::vector<Run> runs, std::size_t shortest) {
  std::vector<Run> made;
  bool lastMixed = false;
  for (Run& run : runs) {
    const bool isShort = run.to - run.from < shortest;
    if (!made.empty() && isShort && lastMixed && run.from - made.back().to < shortest) {
      made.back().to = run.to;
      for (const auto& [part, share] : run.shares) made.back().shares[part] += share;
      continue;
    }
    lastMixed = isShort;
    made.push_back(std::move(run));
  }
  return made;
}

}  // namespace

std::vector<WorkStretch> workStretches(const RunTrace& trace, double shortest) {
  std::map<int, std::vector<Shares>> workers;
  for (const RunTrace::Work& work : trace.work) {
    std::vector<Shares>& slices = workers[work.worker];
    slices.resize(trace.mebibytes.size());
    slices[work.slice][work.part] += work.share;
  }
  const auto least = static_cast<std::size_t>(std::max(1.0, std::ceil(shortest / trace.sliceSeconds)));
  std::vector<WorkStretch> stretches;
  for (const auto& [worker, slices] : workers) {
    for (const Run& run : joined(runsOf(slices), least))
      stretches.push_back(stretchOf(trace, worker, run.from, run.to, run.shares));
  }
  return stretches;
}

WorkerStrips::WorkerStrips(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setAccessibleName(tr("What ran when, on each core"));
}

QSize WorkerStrips::sizeHint() const {
  return {200, workers_ * (kStrip + kGap) + kAxis};
}

double WorkerStrips::left() const {
  return MemoryChart::kGutter;
}

double WorkerStrips::plotWidth() const {
  return std::max(1.0, width() - left() - MemoryChart::kRight);
}

void WorkerStrips::setView(const std::shared_ptr<const DashboardView>& view) {
  view_ = view;
  workers_ = 1;
  if (view_ && view_->comparison.run.trace) {
    seconds_ = std::max(1e-3, shownSeconds(*view_));
    for (const RunTrace::Work& work : view_->comparison.run.trace->work)
      workers_ = std::max(workers_, std::min(kMostWorkers, work.worker + 1));
  }
  updateGeometry();
  arrange();
}

void WorkerStrips::arrange() {
  stretches_.clear();
  if (view_ && view_->comparison.run.trace)
    stretches_ = workStretches(*view_->comparison.run.trace, kShortest * seconds_ / plotWidth());
  std::erase_if(stretches_, [](const WorkStretch& stretch) { return stretch.worker >= kMostWorkers; });
  QStringList said;
  for (const WorkStretch& stretch : stretches_)
    said.append(tr("core %1, %2 s: %3")
                    .arg(QString::number(stretch.worker + 1), runs::secondsNumber(stretch.begin, 2),
                         labelOf(stretch)));
  setAccessibleDescription(said.mid(0, 40).join(QStringLiteral("; ")));
  update();
}

QRectF WorkerStrips::rectOf(const WorkStretch& stretch) const {
  const double scale = plotWidth() / seconds_;
  const double x = left() + stretch.begin * scale;
  const double width = std::max(kEdge, (stretch.end - stretch.begin) * scale - 1.0);
  return {x, static_cast<double>(stretch.worker * (kStrip + kGap)), width, kStrip};
}

QString WorkerStrips::labelOf(const WorkStretch& stretch) const {
  QString first = runs::runStepTitle(stretch.parts.front().first);
  if (stretch.parts.size() == 1 || stretch.parts[0].second > 4 * stretch.parts[1].second) return first;
  const QString second = runs::runStepTitle(stretch.parts[1].first);
  if (stretch.parts.size() == 2) return tr("%1, %2").arg(first, second);
  return tr("%1, %2 and %3 more").arg(first, second, QString::number(stretch.parts.size() - 2));
}

QString WorkerStrips::toolTipOf(const WorkStretch& stretch) const {
  QStringList lines{tr("%1 to %2 s on core %3")
                        .arg(runs::secondsNumber(stretch.begin), runs::secondsNumber(stretch.end),
                             QString::number(stretch.worker + 1))};
  for (const auto& [part, seconds] : stretch.parts)
    lines.append(tr("%1: %2 s").arg(runs::runStepTitle(part), runs::secondsNumber(seconds)));
  return lines.join(QLatin1Char('\n'));
}

void WorkerStrips::paintStretch(QPainter& painter, const WorkStretch& stretch, const Theme& theme) const {
  const Colours& c = theme.colours();
  const auto& slower = view_->comparison.slower;
  const bool isSlower = std::ranges::find(slower, stretch.parts.front().first) != slower.end();
  const QColor colour = isSlower ? c.state.warn : c.curve.loudness;
  const QRectF box = rectOf(stretch);
  painter.fillRect(box, withAlpha(colour, 0.26));
  if (box.width() > 3 * kEdge || isSlower)
    painter.fillRect(QRectF(box.topLeft(), QSizeF(kEdge, box.height())), colour);
  const QRectF inner = box.adjusted(kEdge + 4, 0, -3, 0);
  if (box.width() < kNamed) return;
  painter.setFont(theme.font(TextRole::Small));
  const QFontMetricsF metrics(painter.font());
  QString name = labelOf(stretch);
  if (metrics.horizontalAdvance(name) > inner.width()) name = runs::runStepTitle(stretch.parts.front().first);
  if (metrics.horizontalAdvance(name) > inner.width() && inner.width() < 40) return;
  painter.setPen(c.text.high);
  painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                   metrics.elidedText(name, Qt::ElideRight, inner.width()));
}

void WorkerStrips::paintAxis(QPainter& painter, const Theme& theme) const {
  const double step = performance::roundStep(seconds_ / std::max(2.0, plotWidth() / 110.0));
  const int decimals = step < 0.01 ? 3 : step < 0.1 ? 2 : 1;
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(theme.colours().text.low);
  const double top = workers_ * (kStrip + kGap) + 1.0;
  for (double value = 0.0; value <= seconds_ + 1e-9; value += step) {
    const QString text = tr("%1 s").arg(runs::secondsNumber(value, decimals));
    const double width = numeralWidth(painter.font(), text);
    double x = left() + value * plotWidth() / seconds_ - width / 2;
    x = std::clamp(x, left(), this->width() - width);
    drawNumerals(painter, QRectF(x, top, width + 1, kAxis), Qt::AlignLeft | Qt::AlignTop, text);
  }
}

void WorkerStrips::paintEvent(QPaintEvent*) {
  if (!view_ || stretches_.empty()) return;
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(theme.colours().text.low);
  for (int i = 0; i < workers_; ++i)
    painter.drawText(QRectF(0, i * (kStrip + kGap), left() - 6, kStrip), Qt::AlignRight | Qt::AlignVCenter,
                     tr("core %1").arg(i + 1));
  for (const WorkStretch& stretch : stretches_) paintStretch(painter, stretch, theme);
  paintAxis(painter, theme);
  if (!pointer_ || *pointer_ > view_->comparison.run.wallSeconds) return;
  const double x = left() + *pointer_ * plotWidth() / seconds_;
  painter.setPen(QPen(theme.colours().grid.hover, 1));
  painter.drawLine(QPointF(x, 0), QPointF(x, workers_ * (kStrip + kGap) - kGap));
}

void WorkerStrips::setPointer(std::optional<double> seconds) {
  pointer_ = seconds;
  update();
}

void WorkerStrips::mouseMoveEvent(QMouseEvent* event) {
  const double seconds = (event->position().x() - left()) * seconds_ / plotWidth();
  Q_EMIT pointed(seconds >= 0.0 && seconds <= seconds_ ? std::optional(seconds) : std::nullopt);
}

void WorkerStrips::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  Q_EMIT pointed(std::nullopt);
}

void WorkerStrips::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

bool WorkerStrips::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto under = std::ranges::find_if(
        stretches_, [&](const WorkStretch& stretch) { return rectOf(stretch).contains(help->pos()); });
    if (under == stretches_.end()) {
      QToolTip::hideText();
    } else {
      QToolTip::showText(help->globalPos(), toolTipOf(*under), this, rectOf(*under).toRect());
    }
    return true;
  }
  return QWidget::event(event);
}

}  // namespace barline::ui
