#pragma once

#include <QString>
#include <cstdint>

#include "ui/library/TrackRow.h"
#include "ui/library/table/TrackColumn.h"

namespace barline::ui {

/// What a cell says in letters; empty where nothing is known, and for columns that are pictures.
/// @param now seconds since 1970, UTC: what "3 days" is counted from
[[nodiscard]] QString cellText(const TrackRow& row, TrackColumn column, std::int64_t now);

/// What a cell is called for those who do not see it: everything that it shows, with its unit.
[[nodiscard]] QString spokenCell(const TrackRow& row, TrackColumn column, std::int64_t now);

/// What else is to be said of a cell, for its tooltip; empty where it shows all.
[[nodiscard]] QString cellHint(const TrackRow& row, TrackColumn column);

/// The text that an editor begins with.
[[nodiscard]] QString editText(const TrackRow& row, TrackColumn column);

/// How a track is, in a word or a sentence: "waiting", "Beats 62 %", "file not found", why it failed,
/// "edited".
[[nodiscard]] QString stateText(const TrackRow& row);

/// "red"; empty for 0. @param colour 0–8
[[nodiscard]] QString trackColourName(int colour);

}  // namespace barline::ui
