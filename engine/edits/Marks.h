#pragma once

#include <optional>
#include <span>

#include "engine/edits/EditOverlay.h"
#include "engine/model/Edit.h"
#include "engine/model/Timeline.h"

/// Steps that say something about stretches of layers without changing what they hold.
namespace barline::edits {

/// A person has looked at the stretch and found it right, or takes that back.
[[nodiscard]] model::Edit verify(const model::Timeline& shown, std::span<const model::EditLayer> layers,
                                 const model::TimeRange& range, bool on);

/// Nothing in the stretch may be changed any more, or it may again.
[[nodiscard]] model::Edit lock(const model::Timeline& shown, std::span<const model::EditLayer> layers,
                               const model::TimeRange& range, bool on);

/// The analysis shows again where the stretch has been edited; nothing where it shows already.
[[nodiscard]] std::optional<model::Edit> revert(const model::Timeline& shown, const EditOverlay& overlay,
                                                std::span<const model::EditLayer> layers,
                                                const model::TimeRange& range);

}  // namespace barline::edits
