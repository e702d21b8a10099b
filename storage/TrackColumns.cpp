#include "storage/TrackColumns.h"

namespace barline::storage {

void TrackColumns::put(std::int64_t track, std::span<const float> numbers) {
  const auto [place, isNew] = rows_.try_emplace(track, tracks_.size());
  if (isNew) tracks_.push_back(track);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (isNew) columns_[i].push_back(0.0F);
    columns_[i][place->second] = numbers[i];
  }
}

void TrackColumns::erase(std::int64_t track) {
  const auto place = rows_.find(track);
  if (place == rows_.end()) return;
  const std::size_t row = place->second;
  rows_.erase(place);
  if (tracks_.back() != track) {
    tracks_[row] = tracks_.back();
    rows_[tracks_[row]] = row;
  }
  tracks_.pop_back();
  for (std::vector<float>& column : columns_) {
    column[row] = column.back();
    column.pop_back();
  }
}

std::optional<std::size_t> TrackColumns::rowOf(std::int64_t track) const {
  const auto place = rows_.find(track);
  if (place == rows_.end()) return std::nullopt;
  return place->second;
}

}  // namespace barline::storage
