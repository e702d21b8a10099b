#include "engine/search/TrackOrder.h"

#include <algorithm>
#include <array>

namespace barline::search {
namespace {

constexpr std::array<std::string_view, kTrackOrders> kIds{
    "added",   "title",    "artist",       "album",    "genre", "year",   "length", "bpm",
    "key",     "energy",   "danceability", "loudness", "metre", "rating", "colour", "tags",
    "comment", "analysed", "played",       "plays",    "state", "path"};

}  // namespace

std::string_view trackOrderId(TrackOrder order) {
  return kIds.at(static_cast<std::size_t>(order));
}

std::optional<TrackOrder> trackOrderFromId(std::string_view id) {
  const auto* found = std::ranges::find(kIds, id);
  if (found == kIds.end()) return std::nullopt;
  return static_cast<TrackOrder>(found - kIds.begin());
}

}  // namespace barline::search
