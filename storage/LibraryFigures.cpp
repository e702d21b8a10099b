#include "storage/LibraryFigures.h"

#include <utility>

#include "storage/FigureTable.h"
#include "storage/ReadTransaction.h"

namespace barline::storage {
LibraryFigures::LibraryFigures(std::filesystem::path file) : file_(std::move(file)) {}

std::shared_ptr<const LibraryMeasures> LibraryFigures::measures() {
  const std::scoped_lock lock(mutex_);
  refresh();
  if (!given_) given_ = std::make_shared<const LibraryMeasures>(measures_);
  return given_;
}

std::optional<std::vector<SimilarTrack>> LibraryFigures::similarTo(std::int64_t track, std::size_t count) {
  const std::scoped_lock lock(mutex_);
  refresh();
  for (auto& [version, index] : characters_) {
    if (index.contains(track)) return index.nearest(track, count);
  }
  return std::nullopt;
}

void LibraryFigures::refresh() {
  if (!connection_) connection_.emplace(file_, Connection::Access::ReadOnly);
  const std::int64_t version = connection_->integer("PRAGMA data_version");
  if (version == dataVersion_) return;
  const ReadTransaction transaction(*connection_);
  readChanges();
  // What was written is in memory now; what was removed since is one too many.
  if (static_cast<std::int64_t>(measures_.size()) != FigureTable(*connection_).count()) forgetRemoved();
  dataVersion_ = version;
}

void LibraryFigures::readChanges() {
  const auto take = [this](std::int64_t track, const TrackFigures& figures) { put(track, figures); };
  revision_ = FigureTable(*connection_).visitSince(revision_, take);
}

void LibraryFigures::forgetRemoved() {
  given_.reset();
  const std::unordered_set<std::int64_t> there = FigureTable(*connection_).tracks();
  const auto known = measures_.tracks();
  for (const std::int64_t track : std::vector(known.begin(), known.end())) {
    if (there.contains(track)) continue;
    measures_.erase(track);
    for (auto& [version, index] : characters_) index.erase(track);
  }
}

void LibraryFigures::put(std::int64_t track, const TrackFigures& figures) {
  given_.reset();
  measures_.put(track, figures.measures);
  for (auto& [version, index] : characters_) {
    if (!figures.character || version != figures.character->version) index.erase(track);
  }
  if (figures.character) characters_[figures.character->version].put(track, figures.character->character);
}

}  // namespace barline::storage
