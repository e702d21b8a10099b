#pragma once

#include "engine/model/RhythmActivation.h"
#include "engine/steps/rhythm/TempoRange.h"

namespace barline::steps::rhythm {

/// The same activation, but that of tempi which differ by the metrical level alone (half, double, a third,
/// three times, a quarter, four times) every moment speaks for the one that the piece as a whole speaks for.
///
/// A network hears a few bars at a time, and where a verse is sparse and a chorus busy it may hear one at
/// half the other's rate; listeners count a piece at one level. Near ties go to moderate tempi, which people
/// prefer to tap (van Noorden and Moelants, Journal of New Music Research 28, 1999). Tempi that are not of
/// one family are left as they were against each other, so changes of tempo stay. Levels outside the expected
/// tempi count for nothing.
[[nodiscard]] model::RhythmActivation atOneLevel(model::RhythmActivation activation,
                                                 const TempoRange& expected);

}  // namespace barline::steps::rhythm
