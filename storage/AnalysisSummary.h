#pragma once

#include <optional>
#include <string>

#include "engine/model/MusicalKey.h"
#include "engine/model/Timeline.h"
#include "engine/pipeline/Recipe.h"
#include "storage/TrackFigures.h"

namespace barline::storage {

/// What the library keeps of an analysis.
struct AnalysisSummary {
  std::optional<double> bpm;
  std::optional<model::MusicalKey> key;
  std::string timeSignature;  ///< "4/4"; empty = not known
  std::string problem;        ///< one sentence about what did not work; empty where all did
  bool doubtful{};            ///< it is unsure of the track as a whole
  bool locked{};              ///< the person has locked a part of it
  TrackFigures figures{};
  pipeline::Recipe recipe{};  ///< by which it was made; empty = not known

  bool operator==(const AnalysisSummary&) const = default;
};

/// The time signature is the most common metre's; the problem is the source's warning. Doubtful is a track
/// whose key or whose bars on the average are less sure than even, or whose grid has another likely reading.
/// Knows nothing of locks.
[[nodiscard]] AnalysisSummary summarize(const model::Timeline& timeline);

}  // namespace barline::storage
