#pragma once

#include <QLatin1String>
#include <QString>
#include <optional>
#include <span>

#include "engine/search/TrackOrder.h"

namespace barline::ui {

/// What the table of tracks can show, one column each.
enum class TrackColumn : unsigned char {
  State,
  Similarity,  ///< to the track that the listed ones are similar to
  Artwork,
  Title,
  Artist,
  Album,
  Genre,
  Year,
  Waveform,
  Bpm,
  Key,      ///< Camelot, "8A", on a chip in the key's colour
  KeyName,  ///< "A minor"
  OpenKey,  ///< "1m"
  Energy,
  Danceability,
  Loudness,
  Metre,
  Length,
  Rating,
  Colour,
  Tags,
  Comment,
  Added,
  Analysed,
  Played,
  Plays,
  Path
};

/// How a column behaves and looks before anybody has changed it. Widths are logical pixels.
struct TrackColumnInfo {
  TrackColumn column{};
  QLatin1String name;                       ///< in settings; never changes
  const char* title{};                      ///< English, context "TrackColumn"
  const char* longTitle{};                  ///< where the title alone says too little; null = the title
  std::optional<search::TrackOrder> order;  ///< absent where it cannot be sorted by
  int width{};
  int least{};
  Qt::Alignment alignment{Qt::AlignLeft};
  bool shown{};     ///< before anybody has chosen
  bool numerals{};  ///< its digits all take the same width
  int stretch{};    ///< its share of the width that is left over; 0 = none
};

/// All, in the order in which they stand at first; a column's place is its enumerator.
[[nodiscard]] std::span<const TrackColumnInfo> trackColumns();

[[nodiscard]] const TrackColumnInfo& trackColumn(TrackColumn column);

/// Null where no column has that name.
[[nodiscard]] const TrackColumnInfo* trackColumnNamed(const QString& name);

/// "BPM": above the column; empty for the column of states.
[[nodiscard]] QString columnTitle(TrackColumn column);

/// "Key (Camelot)": where the column is named alone.
[[nodiscard]] QString columnLongTitle(TrackColumn column);

/// Whether a person can set the values in the table.
[[nodiscard]] bool isEditable(TrackColumn column);

}  // namespace barline::ui
