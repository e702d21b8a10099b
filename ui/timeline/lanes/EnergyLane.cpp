#include "ui/timeline/lanes/EnergyLane.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/CurvePainter.h"

namespace barline::ui {
namespace {

/// Round limits in steps of 6 dB about nearly all values; silence does not stretch the axis.
ValueRange levelRange(const CurvePyramid& curve) {
  constexpr double kStep = 6;
  constexpr double kLeastSpan = 24;
  constexpr double kMostSpan = 60;
  const double loudest = curve.quantile(1.0).value_or(0.0);
  const double quiet = curve.quantile(0.03).value_or(-kLeastSpan);
  const double top = std::ceil((loudest + 0.5) / kStep) * kStep;
  const double bottom = std::floor(quiet / kStep) * kStep;
  return {std::clamp(bottom, top - kMostSpan, top - kLeastSpan), top};
}

class EnergyContent final : public LaneContent {
 public:
  explicit EnergyContent(std::shared_ptr<const model::EnergyCurve> energy)
      : curve_(energy->curve, kSilence), range_(levelRange(curve_)) {}

  void paint(QPainter& painter, const Strip& strip) const override {
    const double middle =
        snapped(range_.yOf((range_.top + range_.bottom) / 2, strip.height), strip.pixelRatio);
    painter.fillRect(QRectF(0, middle, strip.width, strip.lineWidth(1)), strip.colours().line.hairline);
    paintCurve(painter, strip, curve_, range_,
               {strip.colours().curve.energy, strip.tokens().line.curve, true});
  }
  [[nodiscard]] QString valueAt(double time) const override {
    const auto value = curve_.at(time);
    if (!value) return {};
    return QCoreApplication::translate("Lane", "%1 dBFS").arg(numberText(*value, 1));
  }
  [[nodiscard]] std::optional<AxisEnds> axisEnds() const override {
    return AxisEnds{numberText(range_.top, 0), numberText(range_.bottom, 0)};
  }
  [[nodiscard]] std::optional<CurvePoint> pointAt(double time, double height,
                                                  const Theme& theme) const override {
    const auto value = curve_.at(time);
    if (!value) return std::nullopt;
    return CurvePoint{range_.yOf(*value, height), valueAt(time), theme.colours().curve.energy};
  }

 private:
  static constexpr float kSilence = -119.5F;  ///< the curve's floor is −120

  CurvePyramid curve_;
  ValueRange range_;
};

}  // namespace

LaneDeclaration energyLane() {
  return {
      .id = QStringLiteral("energy"),
      .title = QT_TRANSLATE_NOOP("Lane", "Energy"),
      .subject = QT_TRANSLATE_NOOP("Lane", "Energy"),
      .nothing = QT_TRANSLATE_NOOP("Lane", "Nothing but silence."),
      .steps = {QStringLiteral("energy")},
      .make =
          [](const std::shared_ptr<const model::Timeline>& timeline) -> std::shared_ptr<const LaneContent> {
        if (timeline->energy == nullptr) return nullptr;
        return std::make_shared<EnergyContent>(timeline->energy);
      },
      .parts =
          [](const model::Timeline& timeline) { return std::vector<const void*>{timeline.energy.get()}; }};
}

}  // namespace barline::ui
