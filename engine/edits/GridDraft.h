#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/edits/GridBasis.h"
#include "engine/model/Edit.h"

namespace barline::edits {

/// A beat on its way into a patch; a downbeat brings the metre of its bar.
struct DraftBeat {
  model::Beat beat;
  std::optional<model::Metre> metre;
};

/// Beats [span.first, span.end) of the grid as they are.
[[nodiscard]] std::vector<DraftBeat> draftOf(const model::BeatGrid& grid, BeatSpan span);

/// The metre of the bar that a beat is in, or of most bars.
[[nodiscard]] model::Metre metreAt(const model::BeatGrid& grid, std::size_t index);

/// The change that puts `draft` in the place of beats [span.first, span.end): it covers where they were and
/// where they are, and a neighbour that would otherwise be taken for one of them. Nothing where the draft
/// does not fit between its neighbours or changes nothing.
[[nodiscard]] std::optional<model::EditChange> replacing(const GridBasis& basis, BeatSpan span,
                                                         const std::vector<DraftBeat>& draft);

/// The same for new positions: where `span` ends within a bar, the rest of that bar is counted on, unless it
/// is verified or locked.
[[nodiscard]] std::optional<model::EditChange> replacingBars(const GridBasis& basis, BeatSpan span,
                                                             std::vector<DraftBeat> draft);

/// An edit of these changes; nothing where there are none.
[[nodiscard]] std::optional<model::Edit> edit(model::EditName name, std::vector<model::EditChange> changes);

/// A number in an edit's name, in the C locale, with as many decimals.
[[nodiscard]] std::string numeral(double value, int decimals);

}  // namespace barline::edits
