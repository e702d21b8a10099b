#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// The text files that mir_eval 0.7 reads (mir_eval.io), columns parted by tabs, seconds with six digits:
///   .beats           time and position in the bar, as Beat This has it: load_labeled_events
///   .beat_times.txt  times alone: load_events, mir_eval.beat
///   .downbeats.txt   where numbered bars begin: load_events
///   .onsets.txt      transients: load_events, mir_eval.onset
///   .chords.lab      start, end, label in Harte's syntax: load_labeled_intervals, mir_eval.chord
///   .sections.lab    start, end, group letter: load_labeled_intervals, mir_eval.segment. As that asks for a
///                    partition of the whole track, gaps are "__T_MIN" and "__T_MAX", which mir_eval itself
///                    puts there (util.adjust_intervals)
///   .key             "C minor": load_key
///   .tempo           slower tempo, faster tempo, weight of the slower, as in MIREX: load_tempo. A second one
///                    is the likeliest other reading of the beats at another rate; without one it is 0
[[nodiscard]] ExportFormat mirEvalFormat();

}  // namespace barline::exporting
