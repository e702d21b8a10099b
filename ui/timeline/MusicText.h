#pragma once

#include "engine/text/MusicText.h"

/// Times, numbers and musical names as the window shows them: those of engine/text.
namespace barline::ui {

using text::chordShiftText;
using text::chordText;
using text::keyText;
using text::nearestNoteText;
using text::numberText;
using text::numeralText;
using text::pitchClassText;
using text::sectionKindText;
using text::sectionText;
using text::timeText;

}  // namespace barline::ui
