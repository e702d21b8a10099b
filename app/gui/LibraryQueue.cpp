#include "app/gui/LibraryQueue.h"

#include <algorithm>
#include <utility>

#include "engine/pipeline/Recipe.h"

namespace barline::app {

bool LibraryQueue::takeCharge() {
  const std::scoped_lock lock(lockMutex_);
  return lock_.acquire();
}

bool LibraryQueue::changed() {
  return library_->queue().changed();
}

ui::QueueContent LibraryQueue::content() {
  storage::QueueContent kept = library_->queue().content();
  ui::QueueContent content{
      .waiting = std::move(kept.waiting), .failed = {}, .paused = kept.paused, .speed = kept.speed};
  for (const storage::FailedTrack& failed : kept.failed)
    content.failed.push_back({failed.track, QString::fromStdString(failed.problem)});
  return content;
}

std::optional<ui::AnalysisTask> LibraryQueue::task(std::int64_t track) {
  const auto record = library_->tracks().byId(track);
  if (!record) return std::nullopt;
  return ui::AnalysisTask{.track = track,
                          .file = record->path,
                          .title = QString::fromStdString(record->title),
                          .artist = QString::fromStdString(record->artist),
                          .known = library_->tracks().knownSource(record->path),
                          .useCache = !library_->queue().isAnew(track)};
}

std::vector<ui::QueuedTrack> LibraryQueue::tracks(std::span<const std::int64_t> ids) {
  std::vector<ui::QueuedTrack> tracks;
  for (const model::TrackRecord& record : library_->tracks().byIds(ids)) {
    tracks.push_back({.track = record.id,
                      .title = QString::fromStdString(record.title),
                      .artist = QString::fromStdString(record.artist),
                      .file = record.path,
                      .seconds = record.duration});
  }
  return tracks;
}

void LibraryQueue::enqueue(std::span<const std::int64_t> tracks, bool anew) {
  library_->queue().enqueue(tracks, anew);
}

void LibraryQueue::move(std::span<const std::int64_t> tracks, std::int64_t before) {
  library_->queue().move(tracks, before);
}

void LibraryQueue::remove(std::span<const std::int64_t> tracks) {
  library_->queue().remove(tracks);
}

void LibraryQueue::removeWaiting() {
  library_->queue().removeWaiting();
}

void LibraryQueue::fail(std::int64_t track, const QString& problem) {
  library_->queue().fail(track, problem.toStdString());
}

void LibraryQueue::setPaused(bool paused) {
  library_->queue().setPaused(paused);
}

void LibraryQueue::setSpeed(double speed) {
  library_->queue().setSpeed(speed);
}

std::vector<ui::StaleTracks> LibraryQueue::stale() {
  std::vector<ui::StaleTracks> stale;
  for (const storage::RecipeUse& use : library_->recipes().uses()) {
    pipeline::Staleness state = pipeline::staleness(catalog_, use.recipe);
    if (state.changed.empty()) continue;
    if (use.id == 0) state.changed.clear();
    // Recipes may differ in what does not matter any more.
    const auto same = std::ranges::find(stale, state.changed, &ui::StaleTracks::changed);
    ui::StaleTracks& tracks = same == stale.end() ? stale.emplace_back() : *same;
    tracks.recipes.push_back(use.id);
    tracks.changed = std::move(state.changed);
    tracks.tracks += use.tracks;
    tracks.seconds += use.seconds;
    tracks.work = state.work;
  }
  std::ranges::sort(stale, std::ranges::greater(), &ui::StaleTracks::tracks);
  return stale;
}

void LibraryQueue::enqueueStale(const std::vector<std::int64_t>& recipes) {
  library_->queue().enqueue(library_->recipes().tracksOf(recipes), false);
}

}  // namespace barline::app
