#pragma once

#include <cstddef>
#include <optional>

#include "engine/edits/GridBasis.h"
#include "engine/model/Edit.h"

/// Edits of where bars begin and how long they are; beats stay. Each gives the edit to apply, or nothing
/// where there is nothing to change.
namespace barline::edits {

/// "set_downbeat": seconds. A bar begins at this beat, and those behind it that follow begin as many beats
/// later or earlier, whichever is less. The bar before it is as long as is left of it.
/// @param reach Here: this bar only; ToNextVerified: also no further than the next edit that set a downbeat
[[nodiscard]] std::optional<model::Edit> setDownbeat(const GridBasis& basis, std::size_t index, Reach reach);

/// "set_metre": "7/8", seconds. A bar of this metre begins at this beat, and so on.
/// @param reach Here: one bar, behind which bars go on in the metre that they had
[[nodiscard]] std::optional<model::Edit> setMetre(const GridBasis& basis, std::size_t index,
                                                  const model::Metre& metre, Reach reach);

/// "shift_bars": number of beats. Bars of the range begin so many beats later, or earlier where it is
/// negative.
[[nodiscard]] std::optional<model::Edit> shiftBars(const GridBasis& basis, const model::TimeRange& range,
                                                   int beats, Reach reach);

/// "use_metre": "3/4". Bars of the range have this metre from their first downbeat on.
[[nodiscard]] std::optional<model::Edit> useMetre(const GridBasis& basis, const model::TimeRange& range,
                                                  const model::Metre& metre, Reach reach);

}  // namespace barline::edits
