#pragma once

#include "ui/timeline/lanes/CurvePainter.h"
#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// How a lane of one curve looks.
struct CurveLook {
  QColor CurveColours::*colour{};
  const char* valueText{};  ///< "%1 dBFS"; English, marked for translation in the context "Lane"
  int decimals{};           ///< of a value
  float floor{-std::numeric_limits<float>::infinity()};  ///< values at or below are gaps
};

/// Round limits in steps of `step` about nearly all values of a level in decibels: at least `leastSpan` apart
/// and at most `mostSpan`, so that silence does not stretch the axis.
[[nodiscard]] ValueRange levelRange(const CurvePyramid& curve, double quietShare, double step,
                                    double leastSpan, double mostSpan);

/// From 0 to a round limit above nearly all values, at least `least`: for what has a natural zero.
[[nodiscard]] ValueRange positiveRange(const CurvePyramid& curve, double least);

/// The picture of one curve, lightly filled, with a line at the middle of its range.
class CurveContent final : public LaneContent {
 public:
  /// @param range of the pyramid that is made of the curve with the look's floor
  CurveContent(const model::Curve& curve, const CurveLook& look, ValueRange (*range)(const CurvePyramid&));

  void paint(QPainter& painter, const Strip& strip) const override;
  [[nodiscard]] QString valueAt(double time) const override;
  [[nodiscard]] std::optional<AxisEnds> axisEnds() const override;
  [[nodiscard]] std::optional<CurvePoint> pointAt(double time, double height,
                                                  const Theme& theme) const override;

 private:
  CurveLook look_;
  CurvePyramid curve_;
  ValueRange range_;
};

}  // namespace barline::ui
