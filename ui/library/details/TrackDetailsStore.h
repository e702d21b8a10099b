#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/model/Measure.h"
#include "engine/model/TrackRecord.h"

namespace barline::ui {

/// A track of the library and how far its character is from another's.
struct SimilarToTrack {
  model::TrackRecord track;
  double distance{};  ///< 0 = the same; 1 = apart by the library's spread in every number
};

/// What is shown beside the list of the track that has the focus.
struct TrackDetails {
  model::TrackRecord track;
  model::MeasureValues measures;
  /// Nearest first; absent where the track's character is not known.
  std::optional<std::vector<SimilarToTrack>> similar;
};

/// The library as the details need it. Thread-safe. Every call may block, so none is made on the interface's
/// thread, and may throw: what() is one sentence for the person.
class TrackDetailsStore {
 public:
  virtual ~TrackDetailsStore() = default;

  /// @param similar how many similar tracks at most @return nothing where there is no such track any more
  [[nodiscard]] virtual std::optional<TrackDetails> details(std::int64_t track, std::size_t similar) = 0;
};

}  // namespace barline::ui
