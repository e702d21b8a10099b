#pragma once

#include <QPainter>

#include "engine/model/BeatGrid.h"
#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Typical lengths of a grid, by which its level of detail is chosen for a whole track alike.
struct GridScale {
  double beatSeconds{};  ///< median; 0 where there are no beats
  double barSeconds{};   ///< median; 0 where there are no bars

  explicit GridScale(const model::BeatGrid& grid);
};

/// Strength of a grid line: alpha as the tokens have it for a confidence (0–1).
[[nodiscard]] double lineStrength(double confidence);

/// A dashed upright line of one device pixel's multiple; dashes keep their place when strips are painted
/// apart.
void dashedLine(QPainter& painter, double x, double top, double bottom, double width, double on, double off,
                const QColor& colour);

/// A diamond, the mark of doubt.
void diamond(QPainter& painter, const QPointF& centre, double radius, const QColor& colour);

/// A tick, the mark of what a person has found right.
void tick(QPainter& painter, const QPointF& centre, double radius, const QColor& colour);

/// Whether a beat is shown as doubtful: it is, and nobody has verified it.
[[nodiscard]] bool isDoubtful(const model::Beat& beat, const LayerMarks& marks, const Theme& theme);

/// Beats and downbeats between `top` and `bottom`: strength by confidence, doubtful ones dashed in the
/// warning colour, with a diamond on doubtful downbeats. @param marks of the grid
void paintGrid(QPainter& painter, const Strip& strip, const model::BeatGrid& grid, const LayerMarks& marks,
               const GridScale& scale, double top, double bottom);

/// The confidence strip: a step line as high as the beat's confidence, over a light fill. Where several beats
/// share a pixel, the least of them.
void paintConfidence(QPainter& painter, const Strip& strip, const model::BeatGrid& grid, double top,
                     double height);

}  // namespace barline::ui
