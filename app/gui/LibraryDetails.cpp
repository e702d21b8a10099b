#include "app/gui/LibraryDetails.h"

#include <unordered_map>

namespace barline::app {

std::optional<ui::TrackDetails> LibraryDetails::details(std::int64_t track, std::size_t similar) {
  auto record = library_->tracks().byId(track);
  if (!record) return std::nullopt;
  ui::TrackDetails details;
  details.track = *std::move(record);
  if (const auto figures = library_->tracks().figures(track)) details.measures = figures->measures;
  const auto nearest = library_->figures().similarTo(track, similar);
  if (!nearest) return details;
  std::vector<std::int64_t> ids;
  for (const storage::SimilarTrack& near : *nearest) ids.push_back(near.track);
  std::unordered_map<std::int64_t, model::TrackRecord> records;
  for (model::TrackRecord& each : library_->tracks().byIds(ids)) records.emplace(each.id, std::move(each));
  std::vector<ui::SimilarToTrack> tracks;
  for (const storage::SimilarTrack& near : *nearest) {
    // One that was removed meanwhile is left out.
    if (const auto found = records.find(near.track); found != records.end())
      tracks.push_back({.track = std::move(found->second), .distance = near.distance});
  }
  details.similar = std::move(tracks);
  return details;
}

}  // namespace barline::app
