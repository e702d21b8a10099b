#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace barline::model {

/// What a person sets of a track. Absent members stay as they are. Text and year lie over the file's tags:
/// an inner absence takes them away, so that the tags show again; "" says that there is none.
struct TrackAmendment {
  std::optional<std::optional<std::string>> title{};
  std::optional<std::optional<std::string>> artist{};
  std::optional<std::optional<std::string>> album{};
  std::optional<std::optional<std::string>> genre{};
  std::optional<std::optional<std::string>> comment{};
  std::optional<std::optional<int>> year{};
  std::optional<int> rating{};                     ///< 0–5
  std::optional<int> colour{};                     ///< 0–8
  std::optional<std::vector<std::string>> tags{};  ///< in any order

  bool operator==(const TrackAmendment&) const = default;
};

/// An amendment of one track.
struct AmendedTrack {
  std::int64_t track{};
  TrackAmendment amendment;

  bool operator==(const AmendedTrack&) const = default;
};

}  // namespace barline::model
