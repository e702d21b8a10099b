#include "ui/dashboard/ChunkChart.h"

#include <QBarSeries>
#include <QBarSet>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "engine/model/Median.h"
#include "engine/performance/Quantile.h"
#include "ui/theme/Appearance.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

constexpr std::size_t kMostRanges = 28;
constexpr double kTail = 0.05;

}  // namespace

ChunkChart::ChunkChart(QWidget* parent)
    : ChartCanvas(parent), bars_(new QBarSeries(this)), set_(new QBarSet(QString(), bars_)) {
  setGutter(40);
  setMargins(28, 14, 36);
  bars_->append(set_);
  bars_->setBarWidth(0.92);
  addSeries(*bars_);
  setAccessibleName(tr("Chunk sizes"));
  setAccessibleDescription(tr("No chunks have been exported."));
  ready();
}

void ChunkChart::applyTheme(const Theme& theme) {
  const Colours& c = theme.colours();
  set_->setBrush(withAlpha(c.curve.loudness, 0.85));
  set_->setPen(Qt::NoPen);
}

void ChunkChart::setSizes(ChunkSizes sizes) {
  sizes_ = std::move(sizes);
  pointed_.reset();
  kilobytes_.clear();
  for (const ChunkSizes::Chunk& chunk : sizes_.chunks) kilobytes_.push_back(chunk.bytes / 1000.0);
  set_->remove(0, set_->count());
  bars_->setVisible(!kilobytes_.empty());
  if (kilobytes_.empty()) {
    setEmpty();
  } else {
    histogram_ = performance::histogram(kilobytes_, kMostRanges);
    QList<qreal> counts;
    for (const std::size_t count : histogram_.counts) counts.append(static_cast<double>(count));
    set_->append(counts);
    const auto most = static_cast<double>(*std::ranges::max_element(histogram_.counts));
    const auto ranges = static_cast<double>(histogram_.counts.size());
    const double every = std::max(1.0, performance::roundStep(ranges / 6.0));
    ChartScale y = ChartScale::upTo(most, 5, [](double value) { return numberText(value, 0); });
    if (y.step < 1.0) y = {0.0, std::max(1.0, most), 1.0, y.text};
    setScales({-0.5, ranges - 0.5, every,
               [this](double place) {
                 const double value = histogram_.begin + (place + 0.5) * histogram_.width;
                 return tr("%1 kB").arg(numberText(value, histogram_.width < 1.0 ? 1 : 0));
               }},
              y);
  }
  setAccessibleDescription(kilobytes_.empty() ? tr("No chunks have been exported.")
                                              : sizes_.about + QStringLiteral(", ") + sumText() +
                                                    QStringLiteral(". ") + spreadText());
  viewport()->update();
}

double ChunkChart::placeOf(double kilobytes) const {
  return (kilobytes - histogram_.begin) / histogram_.width - 0.5;
}

QString ChunkChart::sumText() const {
  if (kilobytes_.empty()) return {};
  const double megabytes = std::accumulate(kilobytes_.begin(), kilobytes_.end(), 0.0) / 1000.0;
  return tr("%1 MB in all").arg(numberText(megabytes, 1));
}

QString ChunkChart::spreadText() const {
  const auto smallest = std::ranges::min_element(sizes_.chunks, {}, &ChunkSizes::Chunk::bytes);
  const auto number = [](double value) { return numberText(value, 0); };
  return tr("5 % below %1 kB · 5 % above %2 kB · smallest: %3")
      .arg(number(performance::quantile(kilobytes_, kTail)),
           number(performance::quantile(kilobytes_, 1.0 - kTail)), smallest->name);
}

void ChunkChart::paintOver(QPainter& painter, const Theme& theme) {
  if (kilobytes_.empty()) {
    paintNote(painter, QRectF(viewport()->rect()), Qt::AlignCenter,
              tr("Export chunks of this track to see how large they are."), theme);
    return;
  }
  const QRectF area = plot();
  paintNote(painter, QRectF(area.left(), area.bottom() + 20, area.width(), 14),
            Qt::AlignLeft | Qt::AlignVCenter, spreadText(), theme);
  if (pointed_) {
    const auto index = static_cast<double>(*pointed_);
    const double from = histogram_.begin + index * histogram_.width;
    const QString text = tr("%1 of %2–%3 kB")
                             .arg(QString::number(histogram_.counts[*pointed_]), numberText(from, 0),
                                  numberText(from + histogram_.width, 0));
    paintTag(painter, at(index, static_cast<double>(histogram_.counts[*pointed_])) - QPointF(0, 2), text,
             theme);
    return;
  }
  const double middle = model::median(kilobytes_);
  const double x = std::round(xAt(placeOf(middle)));
  painter.fillRect(QRectF(x, area.top() - 6, 1.5, area.height() + 6), theme.colours().text.high);
  paintTag(painter, QPointF(x, area.top() - 4), tr("median %1 kB").arg(numberText(middle, 0)), theme);
}

void ChunkChart::pointerMoved(const std::optional<QPointF>& place) {
  pointed_.reset();
  const auto value = place ? valueAt(*place) : std::nullopt;
  if (!value || kilobytes_.empty()) return;
  const auto index = static_cast<std::size_t>(std::max(0.0, std::floor(*value + 0.5)));
  if (index < histogram_.counts.size() && histogram_.counts[index] > 0) pointed_ = index;
}

}  // namespace barline::ui
