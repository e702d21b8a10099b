#pragma once

#include <optional>

#include "engine/model/Edit.h"
#include "engine/model/Timeline.h"

/// Corrections of the key; as ChordEdits.h has it.
namespace barline::edits {

/// The key over a stretch.
[[nodiscard]] std::optional<model::Edit> setKey(const model::Timeline& shown, const model::TimeRange& range,
                                                const model::MusicalKey& key);

/// The key from `time` on, until the key that is shown there changes, or the track ends.
[[nodiscard]] std::optional<model::Edit> setKeyFrom(const model::Timeline& shown, double time,
                                                    const model::MusicalKey& key);

/// The runner-up in place of the key at `time`.
[[nodiscard]] std::optional<model::Edit> takeKeyRunnerUp(const model::Timeline& shown, double time);

/// The key that begins at `border` begins at `time` instead; neither it nor the one before vanishes.
[[nodiscard]] std::optional<model::Edit> moveKeyBorder(const model::Timeline& shown, double border,
                                                       double time);

}  // namespace barline::edits
