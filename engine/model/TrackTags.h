#pragma once

#include <optional>
#include <string>

namespace barline::model {

/// ReplayGain 2.0 of a track or an album, as a file tells it.
struct TaggedGain {
  std::optional<double> gain;  ///< dB
  std::optional<double> peak;  ///< 1 = full scale

  bool operator==(const TaggedGain&) const = default;
};

/// What a media file says of itself. Texts are valid UTF-8 without control characters, and empty where the
/// file says nothing; several values of one tag are parted by "; ".
struct TrackTags {
  std::string title;
  std::string artist;
  std::string album;
  std::string albumArtist;
  std::string genre;
  std::string comment;
  std::string grouping;
  std::string key;  ///< in whatever notation: "Am", "8A", "1m", "A minor"
  std::optional<int> year;
  std::optional<int> trackNumber;
  std::optional<int> rating;  ///< stars, 1–5
  std::optional<double> bpm;
  TaggedGain trackGain;
  TaggedGain albumGain;

  bool operator==(const TrackTags&) const = default;
};

}  // namespace barline::model
