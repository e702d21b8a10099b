#pragma once

#include <QString>

#include "engine/edits/Doubts.h"
#include "engine/model/ChordNames.h"
#include "ui/theme/Icons.h"

namespace barline::ui {

/// What is doubtful, in a few words: "Chord G or Em7", "Beat 4 off its transient".
[[nodiscard]] QString doubtText(const edits::Doubt& doubt, const model::Timeline& shown,
                                const model::ChordDisplay& display = {});

/// Where it is: "Bar 67", "Bars 64–68", "Whole track"; a time without bars.
[[nodiscard]] QString doubtPlace(const edits::Doubt& doubt, const model::Timeline& shown);

[[nodiscard]] IconName doubtIcon(edits::DoubtKind kind);

/// There is another reading to take in its place.
[[nodiscard]] bool hasRunnerUp(const edits::Doubt& doubt);

/// "Bars 65–68", "Bar 65"; empty without bars.
[[nodiscard]] QString barsText(const model::Timeline& shown, const model::TimeRange& range);

}  // namespace barline::ui
