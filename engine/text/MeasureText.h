#pragma once

#include <QString>
#include <optional>
#include <span>

#include "engine/model/Measure.h"

/// How measures are called, written and explained to people. Texts are translated when they are asked for.
namespace barline::text {

/// What measures are shown together.
enum class MeasureGroup : unsigned char { Rhythm, Broadcast, Hearing, Character };

/// Every measure that has a text, as they are listed: groups are contiguous.
[[nodiscard]] std::span<const model::Measure> shownMeasures();

[[nodiscard]] MeasureGroup measureGroup(model::Measure measure);
[[nodiscard]] QString groupTitle(MeasureGroup group);

/// Short enough for a column: "Loudness".
[[nodiscard]] QString measureTitle(model::Measure measure);
/// "LUFS"; empty where there is none.
[[nodiscard]] QString measureUnit(model::Measure measure);
/// With its decimals and true signs, without the unit: "−10.6".
[[nodiscard]] QString measureNumber(model::Measure measure, double value);
/// "−10.6 LUFS"; "–" where it is not known.
[[nodiscard]] QString measureValueText(model::Measure measure, std::optional<double> value);

/// What it means, and what there is to say of this value or of there being none: one or two sentences.
[[nodiscard]] QString measureExplanation(model::Measure measure, std::optional<double> value);
/// The value is one that somebody should look at; measureExplanation() says why.
[[nodiscard]] bool measureWarns(model::Measure measure, double value);

}  // namespace barline::text
