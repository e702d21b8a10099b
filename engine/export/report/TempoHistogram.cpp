#include "engine/export/report/TempoHistogram.h"

#include <algorithm>
#include <cmath>

#include "engine/export/picture/Palette.h"
#include "engine/export/picture/Svg.h"
#include "engine/export/picture/TextWidth.h"
#include "engine/export/report/ReportText.h"

namespace barline::exporting::reports {
namespace {

using namespace picture;

/// Steps that people count in, as narrow as leaves the bars broad enough to be seen.
double stepFor(double span) {
  constexpr double kMostBars = 40;
  for (const double step : {2.0, 5.0, 10.0}) {
    if (span / step <= kMostBars) return step;
  }
  return 10.0 * std::ceil(span / (10.0 * kMostBars));
}

}  // namespace

std::optional<Drawing> tempoHistogram(const std::vector<double>& bpm) {
  constexpr std::size_t kFewest = 3;
  constexpr double kHeight = 120;
  constexpr double kAxis = 18;
  constexpr double kTop = 14;
  if (bpm.size() < kFewest) return std::nullopt;
  const double step = stepFor(bpm.back() - bpm.front());
  const double first = std::floor(bpm.front() / step) - 1;
  const double last = std::floor(bpm.back() / step) + 1;
  std::vector<int> counts(static_cast<std::size_t>(last - first) + 1);
  for (const double value : bpm) ++counts[static_cast<std::size_t>(std::floor(value / step) - first)];
  const int most = *std::max_element(counts.begin(), counts.end());

  const Palette& palette = cssPalette();
  Svg svg(kPictureWidth, kHeight, translated(QT_TRANSLATE_NOOP("Report", "Tempi")).toStdString());
  const double slot = kPictureWidth / static_cast<double>(counts.size());
  const double bottom = kHeight - kAxis;
  svg.line(0, bottom + 0.5, kPictureWidth, bottom + 0.5, {palette.divider});
  double labelled = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double x = static_cast<double>(i) * slot;
    const double height = (bottom - kTop) * counts[i] / most;
    const double width = std::min(slot - 2, 48.0);
    svg.fill({x + (slot - width) / 2, bottom - height, width, height}, {palette.tempo, 0.85}, 1);
    if (counts[i] > 0)
      svg.text(x + slot / 2, bottom - height - 3.5, std::to_string(counts[i]), {palette.mid},
               {9.5, 400, Anchor::Middle});
    const std::string label = number((first + static_cast<double>(i)) * step, 0);
    const double half = textWidth(label, 9.5) / 2;
    if (x - half < labelled || x + half > kPictureWidth) continue;
    svg.line(x, bottom, x, bottom + 4, {palette.strong});
    svg.text(x, kHeight - 3, label, {palette.low}, {9.5, 400, Anchor::Middle});
    labelled = x + half + 10;
  }
  return Drawing{std::move(svg).finish(), kPictureWidth, kHeight};
}

}  // namespace barline::exporting::reports
