#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/model/Annotation.h"

namespace barline::model {

/// Where another program's beat grid begins, or goes on at another tempo.
struct GridMarker {
  double time{};       ///< seconds
  double bpm{};        ///< > 0: from here on
  int beat{1};         ///< position in the bar of the beat at `time`, 1 = downbeat
  int beatsPerBar{4};  ///< ≥ 1
  int beatUnit{4};     ///< the metre's denominator

  bool operator==(const GridMarker&) const = default;
};

/// What another program knows of a track: something to compare with, never an edit. Small, as it is kept for
/// every track of a collection; annotationOf() writes it out.
struct TrackReference {
  std::string source;            ///< the program: "rekordbox"
  std::vector<GridMarker> grid{}; ///< in order of time
  bool beginsBefore{};           ///< the grid goes on before its first marker, as far as the track does
  std::optional<AnnotatedKey> key{};

  bool operator==(const TrackReference&) const = default;
};

/// Beats, downbeats, metres and tempo of the grid within the track, and the key.
/// @param duration of the track, seconds; beats end with it
[[nodiscard]] Annotation annotationOf(const TrackReference& reference, double duration);

}  // namespace barline::model
