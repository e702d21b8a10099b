#pragma once

#include <optional>
#include <string>

#include "engine/model/MusicalKey.h"
#include "engine/model/Timeline.h"
#include "storage/TrackFigures.h"

namespace barline::storage {

/// What the library keeps of an analysis.
struct AnalysisSummary {
  std::optional<double> bpm;
  std::optional<model::MusicalKey> key;
  std::string timeSignature;  ///< "4/4"; empty = not known
  std::string problem;        ///< one sentence about what did not work; empty where all did
  TrackFigures figures{};

  bool operator==(const AnalysisSummary&) const = default;
};

/// The time signature is the most common metre's; the problem is the source's warning.
[[nodiscard]] AnalysisSummary summarize(const model::Timeline& timeline);

}  // namespace barline::storage
