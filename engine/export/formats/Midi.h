#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// A standard MIDI file of format 1 for sequencers: put the audio at its begin and bars and beats agree. See
/// MidiTempoMap for ticks, tempi and the count-in before the first beat, which has a marker "Count-in" and a
/// text that says how long it is.
///
/// Track 1 has tempi and time signatures for every beat and bar, key signatures where the key changes and
/// sections as markers. Track 2, "Chords", has each chord as notes in root position (bass below middle C by
/// two octaves) and its name as a text. The tempo map is always there: the other layers' times need it.
[[nodiscard]] ExportFormat midiFormat();

}  // namespace barline::exporting
