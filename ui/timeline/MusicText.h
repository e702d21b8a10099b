#pragma once

#include <QString>
#include <string_view>

#include "engine/model/Harmony.h"
#include "engine/model/Section.h"

/// Times, numbers and musical names as people read them.
namespace barline::ui {

/// "2:55.310", "1:02:03"; a negative time has the minus sign.
[[nodiscard]] QString timeText(double seconds, int decimals);

/// With the true minus sign: "−14.9".
[[nodiscard]] QString numberText(double value, int decimals);

/// "F♯m7", spelled by `key`; "N.C." for no chord.
[[nodiscard]] QString chordText(std::string_view harteLabel, const model::MusicalKey& key);

/// "iii", "♭VI"; empty for no chord.
[[nodiscard]] QString numeralText(std::string_view harteLabel, const model::MusicalKey& key);

/// "D major", translated.
[[nodiscard]] QString keyText(const model::MusicalKey& key);

/// "Chorus", translated.
[[nodiscard]] QString sectionKindText(model::SectionKind kind);

}  // namespace barline::ui
