#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "engine/model/Edit.h"
#include "engine/model/Timeline.h"

/// What the lanes of chords, keys and sections have in common: spans that touch.
namespace barline::ui {

/// The layer that a lane shows; nothing for lanes without such spans. @param lane id as in the tokens
[[nodiscard]] std::optional<model::EditLayer> spanLayerOf(const QString& lane);

/// Id of the lane that shows a layer.
[[nodiscard]] QString laneOf(model::EditLayer layer);

/// The spans of a layer, in order; empty where it is absent.
[[nodiscard]] std::vector<model::TimeRange> spansOf(const model::Timeline& shown, model::EditLayer layer);

/// The span that holds a time.
[[nodiscard]] std::optional<model::TimeRange> spanAt(const model::Timeline& shown, model::EditLayer layer,
                                                     double time);

/// The border between two spans that is nearest to a time, at most `reach` seconds away.
[[nodiscard]] std::optional<double> borderNear(const model::Timeline& shown, model::EditLayer layer,
                                               double time, double reach);

}  // namespace barline::ui
