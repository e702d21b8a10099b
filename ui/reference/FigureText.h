#pragma once

#include <QString>

#include "engine/evaluate/Evaluation.h"

/// What the figures of an evaluation are called and mean, translated.
namespace barline::ui {

/// "Beats"
[[nodiscard]] QString subjectTitle(evaluation::Subject subject);

/// "F-measure", "CMLt"
[[nodiscard]] QString figureTitle(const evaluation::Figure& figure);

/// A sentence or two; empty where the title says all.
[[nodiscard]] QString figureExplanation(const evaluation::Figure& figure);

/// "0.987", "0.214 s"
[[nodiscard]] QString figureValueText(const evaluation::Figure& figure);

}  // namespace barline::ui
