#pragma once

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

}  // namespace barline::search
