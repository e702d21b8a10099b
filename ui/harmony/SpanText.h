#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include "engine/model/Edit.h"
#include "engine/model/Timeline.h"

/// Chords, keys and sections as a person types them, with notes as the lanes name them.
namespace barline::ui {

/// What the field begins with for the span at a time: "Am7", "D minor", "Chorus".
[[nodiscard]] QString typedText(const model::Timeline& shown, model::EditLayer layer, double time);

/// What it may become, the likeliest first; where nothing has been typed, what is likely there.
[[nodiscard]] QStringList typedCandidates(const model::Timeline& shown, model::EditLayer layer, double time,
                                          const QString& typed);

/// "D minor", "Dm", "d minor", "F# major", "F#"; nothing for what is no key.
[[nodiscard]] std::optional<model::MusicalKey> parseTypedKey(const QString& typed);

/// The edit that entering a text for a span makes. @return nothing for what is not understood; an edit
/// without changes where all stays as it is
[[nodiscard]] std::optional<model::Edit> typedEdit(const model::Timeline& shown, model::EditLayer layer,
                                                   const model::TimeRange& span, const QString& typed);

/// What was expected, as a sentence: "Type a chord: Am7, F#/A#, N.C."
[[nodiscard]] QString expectedText(model::EditLayer layer);
/// What is wrong with what was typed, and what was expected: "“Hm7” is no chord. Type a chord: …"
[[nodiscard]] QString refusedText(model::EditLayer layer, const QString& typed);

}  // namespace barline::ui
