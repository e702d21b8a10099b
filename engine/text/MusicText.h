#pragma once

#include <QString>
#include <string_view>

#include "engine/model/ChordNames.h"
#include "engine/model/Harmony.h"
#include "engine/model/Section.h"

/// Times, numbers and musical names as people read them.
namespace barline::text {

/// "2:55.310", "1:02:03"; a negative time has the minus sign.
[[nodiscard]] QString timeText(double seconds, int decimals);

/// With the true minus sign: "−14.9".
[[nodiscard]] QString numberText(double value, int decimals);

/// "F♯m7", spelled by `key`, or as `display` has it: "F#:min7", "iii7", "3-7"; "N.C." for no chord.
/// @param key in which the chord sounds
[[nodiscard]] QString chordText(std::string_view harteLabel, const model::MusicalKey& key,
                                const model::ChordDisplay& display = {});

/// What is written in place of the sounding chords: "shapes, capo 3", "+2 semitones"; empty where it is
/// those.
[[nodiscard]] QString chordShiftText(const model::ChordDisplay& display);

/// "iii", "♭VI"; empty for no chord.
[[nodiscard]] QString numeralText(std::string_view harteLabel, const model::MusicalKey& key);

/// "D major", translated.
[[nodiscard]] QString keyText(const model::MusicalKey& key);

/// "F♯" of 6: 0 = C, sharps.
[[nodiscard]] QString pitchClassText(int pitchClass);

/// "A4", the note nearest to a frequency in Hz at A4 = 440 Hz.
[[nodiscard]] QString nearestNoteText(double frequency);

/// "Chorus", translated.
[[nodiscard]] QString sectionKindText(model::SectionKind kind);

/// What a section is called besides its letter: a person's own name for it, or its kind; empty for neither.
[[nodiscard]] QString sectionText(const model::Section& section);

}  // namespace barline::text
