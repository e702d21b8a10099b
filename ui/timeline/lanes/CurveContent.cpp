#include "ui/timeline/lanes/CurveContent.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

/// A round limit, without the decimals it does not need.
QString limitText(double limit) {
  int decimals = 0;
  for (double scaled = limit; decimals < 2 && std::abs(scaled - std::round(scaled)) > 1e-6; scaled *= 10)
    ++decimals;
  return numberText(limit, decimals);
}

}  // namespace

ValueRange levelRange(const CurvePyramid& curve, double quietShare, double step, double leastSpan,
                      double mostSpan) {
  const double loudest = curve.quantile(1.0).value_or(-step);
  const double quiet = curve.quantile(quietShare).value_or(-leastSpan);
  const double top = std::ceil((loudest + 0.5) / step) * step;
  const double bottom = std::floor(quiet / step) * step;
  return {std::clamp(bottom, top - mostSpan, top - leastSpan), top};
}

ValueRange positiveRange(const CurvePyramid& curve, double least) {
  constexpr double kNearlyAll = 0.998;  // a single click does not flatten all the rest
  const double most = std::max(curve.quantile(kNearlyAll).value_or(0.0) * 1.05, least);
  const double decade = std::pow(10.0, std::floor(std::log10(most)));
  for (const double limit : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
    if (limit * decade >= most) return {0.0, limit * decade};
  }
  return {0.0, 10 * decade};
}

CurveContent::CurveContent(const model::Curve& curve, const CurveLook& look,
                           ValueRange (*range)(const CurvePyramid&))
    : look_(look), curve_(curve, look.floor), range_(range(curve_)) {}

void CurveContent::paint(QPainter& painter, const Strip& strip) const {
  const double middle = snapped(range_.yOf((range_.top + range_.bottom) / 2, strip.height), strip.pixelRatio);
  painter.fillRect(QRectF(0, middle, strip.width, strip.lineWidth(1)), strip.colours().line.hairline);
  paintCurve(painter, strip, curve_, range_,
             {strip.colours().curve.*look_.colour, strip.tokens().line.curve, true});
}

QString CurveContent::valueAt(double time) const {
  const auto value = curve_.at(time);
  if (!value) return {};
  return QCoreApplication::translate("Lane", look_.valueText).arg(numberText(*value, look_.decimals));
}

std::optional<AxisEnds> CurveContent::axisEnds() const {
  return AxisEnds{limitText(range_.top), limitText(range_.bottom)};
}

std::optional<CurvePoint> CurveContent::pointAt(double time, double height, const Theme& theme) const {
  const auto value = curve_.at(time);
  if (!value) return std::nullopt;
  return CurvePoint{range_.yOf(*value, height), valueAt(time), theme.colours().curve.*look_.colour};
}

}  // namespace barline::ui
