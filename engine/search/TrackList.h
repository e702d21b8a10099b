#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/search/TrackOrder.h"
#include "engine/search/TrackQuery.h"

namespace barline::search {

/// Which tracks of a library to list, and how.
struct TrackListRequest {
  TrackQuery query{};
  /// Only these, e.g. those of a crate; absent = all.
  std::optional<std::vector<std::int64_t>> among{};
  bool inGivenOrder{false};  ///< as `among` has them, in place of `order`
  TrackOrder order{TrackOrder::Added};
  bool descending{false};
  /// Tracks that match this one alone are listed behind those that match `query`.
  std::optional<TrackQuery> alsoQuery{};

  bool operator==(const TrackListRequest&) const = default;
};

struct TrackList {
  std::vector<std::int64_t> tracks;  ///< ids in order: those that match, then those of `alsoQuery`
  std::size_t matches{};             ///< how many match
  double seconds{};                  ///< length of all of them together

  bool operator==(const TrackList&) const = default;
};

}  // namespace barline::search
