#pragma once

#include <optional>
#include <string>

#include "engine/edits/ChordEdits.h"
#include "engine/model/Edit.h"
#include "engine/model/Timeline.h"

/// Corrections of a track's form; as ChordEdits.h has it. Borders lie where they are asked for: snapping to
/// bars is nearestBarLine().
namespace barline::edits {

/// The bar line nearest to a time; the time itself without bars.
[[nodiscard]] double nearestBarLine(const model::Timeline& shown, double time);

/// A new section over a stretch, in a group of its own. What it covers of others ends or begins at it.
[[nodiscard]] std::optional<model::Edit> drawSection(const model::Timeline& shown,
                                                     const model::TimeRange& range,
                                                     std::optional<model::SectionKind> kind = std::nullopt);

/// Cuts the section at `time` in two that are alike.
[[nodiscard]] std::optional<model::Edit> splitSection(const model::Timeline& shown, double time);

/// The section at `time` takes its neighbour's place as well.
[[nodiscard]] std::optional<model::Edit> mergeSection(const model::Timeline& shown, double time,
                                                      Neighbour neighbour);

/// Takes the section at `time` away: the one before it goes on, or the one after begins earlier.
[[nodiscard]] std::optional<model::Edit> removeSection(const model::Timeline& shown, double time);

/// The section that begins at `border` begins at `time` instead; neither it nor the one before vanishes.
[[nodiscard]] std::optional<model::Edit> moveSectionBorder(const model::Timeline& shown, double border,
                                                           double time);

/// Another name for the section at `time`, in a person's own words; empty for none.
[[nodiscard]] std::optional<model::Edit> renameSection(const model::Timeline& shown, double time,
                                                       const std::string& name);

/// What the section at `time` does in the form; nothing for none. A name that a person gave it goes.
[[nodiscard]] std::optional<model::Edit> setSectionKind(const model::Timeline& shown, double time,
                                                        std::optional<model::SectionKind> kind);

/// The group of the section at `time`: with whom it repeats. @param group ≥ 0
[[nodiscard]] std::optional<model::Edit> setSectionGroup(const model::Timeline& shown, double time,
                                                         int group);

}  // namespace barline::edits
