#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "engine/model/MusicalKey.h"

namespace barline::model {

enum class TrackState : unsigned char { Waiting, Analysing, Analysed, Failed, Missing };

/// One row of the library: what a list shows of a track without loading its timeline.
struct TrackRecord {
  std::int64_t id{};        ///< of the library; 0 = not stored yet
  std::string fingerprint;  ///< empty until the file has been read
  std::filesystem::path path;
  std::string title;  ///< the file's name without extension where it has no title tag
  std::string artist;
  std::string album;
  double duration{};  ///< seconds; 0 = not known yet
  std::optional<double> bpm;
  std::optional<MusicalKey> key;
  std::string timeSignature;  ///< "4/4"; empty = not known
  std::optional<double> integratedLufs;
  std::optional<double> energyRating;  ///< 1–10
  TrackState state{TrackState::Waiting};
  std::string problem;     ///< one sentence; only where state is Failed, or a warning where Analysed
  std::int64_t addedAt{};  ///< seconds since 1970, UTC

  bool operator==(const TrackRecord&) const = default;
};

}  // namespace barline::model
