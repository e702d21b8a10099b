#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_set>

#include "storage/TrackFigures.h"

namespace barline::storage {

class Connection;

/// The table "track_figures". A passing view on a connection, inside of the caller's transaction; throws
/// StorageError.
class FigureTable {
 public:
  using Visitor = std::function<void(std::int64_t track, const TrackFigures& figures)>;

  explicit FigureTable(Connection& connection) : connection_(connection) {}

  /// Replaces what the track had. The tempo is TrackTable's to write.
  void put(std::int64_t track, const TrackFigures& figures);

  /// Absent where put() was never called for the track.
  [[nodiscard]] std::optional<TrackFigures> of(std::int64_t track) const;

  [[nodiscard]] std::int64_t count() const;
  /// The tracks that have a row.
  [[nodiscard]] std::unordered_set<std::int64_t> tracks() const;

  /// Tells the rows written after `revision` (0 = all of them) as they are now.
  /// @return the last revision there is
  std::int64_t visitSince(std::int64_t revision, const Visitor& visit) const;

 private:
  Connection& connection_;
};

}  // namespace barline::storage
