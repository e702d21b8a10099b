#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace barline::search {

/// What tracks are sorted by. What is not known comes last, whichever way they are sorted.
enum class TrackOrder : unsigned char {
  Added,
  Title,
  Artist,
  Album,
  Genre,
  Year,
  Length,
  Bpm,
  Key,  ///< by the circle of fifths, 1A 1B 2A …, as Camelot counts
  Energy,
  Danceability,
  Loudness,
  Metre,
  Rating,
  Colour,
  Tags,
  Comment,
  Analysed,
  Played,
  Plays,
  State,
  Path
};

inline constexpr std::size_t kTrackOrders = static_cast<std::size_t>(TrackOrder::Path) + 1;

/// Its name in settings and on the command line: "added".
[[nodiscard]] std::string_view trackOrderId(TrackOrder order);

/// Nothing for a name that no order has.
[[nodiscard]] std::optional<TrackOrder> trackOrderFromId(std::string_view id);

}  // namespace barline::search
