#pragma once

#include <optional>
#include <string>

#include "engine/model/Edit.h"
#include "engine/model/Timeline.h"

/// Corrections of chords. Each takes what is shown and returns one step, or nothing where it would change
/// nothing or makes no sense there (no chords, a time outside them). Times are seconds. What a person sets
/// has confidence 1 and keeps what it replaced as its runner-up.
namespace barline::edits {

/// The chord over a stretch, whatever lies there. @param label Harte; "N" for no chord
[[nodiscard]] std::optional<model::Edit> setChord(const model::Timeline& shown, const model::TimeRange& range,
                                                  const std::string& label);

/// The runner-up in place of the chord at `time`.
[[nodiscard]] std::optional<model::Edit> takeChordRunnerUp(const model::Timeline& shown, double time);

/// Cuts the chord at `time` in two that are alike.
[[nodiscard]] std::optional<model::Edit> splitChord(const model::Timeline& shown, double time);

enum class Neighbour : unsigned char { Previous, Next };

/// The chord at `time` takes its neighbour's place as well.
[[nodiscard]] std::optional<model::Edit> joinChord(const model::Timeline& shown, double time,
                                                   Neighbour neighbour);

/// The chord that begins at `border` begins at `time` instead; neither it nor the one before vanishes.
[[nodiscard]] std::optional<model::Edit> moveChordBorder(const model::Timeline& shown, double border,
                                                         double time);

/// Every chord in the stretch, and its runner-up, so many semitones higher, spelled by the key there.
[[nodiscard]] std::optional<model::Edit> transposeChords(const model::Timeline& shown,
                                                         const model::TimeRange& range, int semitones);

}  // namespace barline::edits
