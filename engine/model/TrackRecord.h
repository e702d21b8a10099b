#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/MusicalKey.h"

namespace barline::model {

enum class TrackState : unsigned char { Waiting, Analysing, Analysed, Failed, Missing };

/// One row of the library: what a list shows of a track without loading its timeline. Text is what the person
/// set and, where they did not, what the file's tags say.
struct TrackRecord {
  std::int64_t id{};        ///< of the library; 0 = not stored yet
  std::string fingerprint;  ///< empty until the file has been read
  std::filesystem::path path;
  std::string title;  ///< the file's name without extension where it has no title tag
  std::string artist;
  std::string album;
  std::string albumArtist;
  std::string genre;
  std::string comment;
  std::optional<int> year;
  std::optional<int> trackNumber;
  double duration{};  ///< seconds; 0 = not known yet
  std::optional<double> bpm;
  std::optional<MusicalKey> key;
  std::string timeSignature;  ///< "4/4"; empty = not known
  std::optional<double> integratedLufs;
  std::optional<double> energyRating;  ///< 1–10
  std::optional<double> danceability;  ///< 0–3
  int rating{};                        ///< stars, 1–5; 0 = none
  int colour{};                        ///< 1–8; 0 = none
  std::vector<std::string> tags{};     ///< the person's own, sorted, each once
  TrackState state{TrackState::Waiting};
  std::string problem;     ///< one sentence; only where state is Failed, or a warning where Analysed
  std::int64_t addedAt{};  ///< seconds since 1970, UTC; so are the next two
  std::optional<std::int64_t> analysedAt{};
  std::optional<std::int64_t> playedAt{};  ///< the last time
  int plays{};
  bool edited{};     ///< a person has corrected the analysis
  bool locked{};     ///< a part of the analysis is locked
  bool doubtful{};   ///< the analysis is unsure of the track as a whole
  bool duplicate{};  ///< another track of the library sounds the same

  bool operator==(const TrackRecord&) const = default;
};

}  // namespace barline::model
