#pragma once

#include <QPainter>
#include <optional>
#include <vector>

#include "engine/model/Curve.h"
#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// A curve with least, greatest and mean of every 4, 16, 64 … of its values, for painting at any zoom. Values
/// that are not numbers, or at or below `floor`, are gaps.
class CurvePyramid {
 public:
  explicit CurvePyramid(const model::Curve& curve, float floor = -std::numeric_limits<float>::infinity());

  struct Cell {
    float least{}, greatest{}, mean{};
    int count{};  ///< values that are no gaps
  };

  [[nodiscard]] double start() const { return start_; }
  [[nodiscard]] double step() const { return step_; }
  [[nodiscard]] bool empty() const { return levels_.empty() || levels_.front().empty(); }
  [[nodiscard]] std::size_t levels() const { return levels_.size(); }
  /// Values per cell of a level: 4^level.
  [[nodiscard]] const std::vector<Cell>& level(std::size_t index) const { return levels_[index]; }

  /// Linear between values; nothing in gaps and outside.
  [[nodiscard]] std::optional<double> at(double time) const;
  /// The value below which `share` (0–1) of the values lie; nothing where all are gaps.
  [[nodiscard]] std::optional<double> quantile(double share) const;

 private:
  double start_;
  double step_;
  std::vector<std::vector<Cell>> levels_;
};

struct CurveStyle {
  QColor colour;
  double width{1.5};
  bool fills{};  ///< lightly, down to the lower edge
};

/// Whether more of the curve lies in the lower third of the range than in the upper: its label then belongs
/// on top.
[[nodiscard]] bool liesLow(const CurvePyramid& curve, const ValueRange& range);

/// Paints a curve: a line through its values where they are apart, else the band from least to greatest with
/// the mean on it.
void paintCurve(QPainter& painter, const Strip& strip, const CurvePyramid& curve, const ValueRange& range,
                const CurveStyle& style);

}  // namespace barline::ui
