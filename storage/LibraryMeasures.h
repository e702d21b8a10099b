#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "engine/model/Measure.h"
#include "storage/TrackColumns.h"

namespace barline::storage {

/// The measures of many tracks in memory, 4 bytes each. Const calls may come from several threads at once.
class LibraryMeasures {
 public:
  /// With fewer tracks a share says more of chance than of the track.
  static constexpr std::size_t kFewestTracks = 5;

  void put(std::int64_t track, const model::MeasureValues& values);
  void erase(std::int64_t track) { columns_.erase(track); }

  /// The share of tracks, 0–1, whose value is lower; those whose value is the same to float32 count half.
  /// Absent where fewer than kFewestTracks have the measure. One pass over its column.
  [[nodiscard]] std::optional<double> shareBelow(model::Measure measure, double value) const;

  [[nodiscard]] std::size_t size() const { return columns_.rows(); }
  [[nodiscard]] std::span<const std::int64_t> tracks() const { return columns_.tracks(); }

 private:
  TrackColumns columns_{model::kMeasureCount};
};

}  // namespace barline::storage
