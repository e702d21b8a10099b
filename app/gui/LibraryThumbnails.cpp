#include "app/gui/LibraryThumbnails.h"

#include "app/gui/Artwork.h"
#include "app/gui/CachedTimeline.h"
#include "engine/steps/Catalog.h"

namespace barline::app {
namespace {

/// The library's lock is held for so many at once.
constexpr std::size_t kAtOnce = 200;

}  // namespace

std::vector<ui::TrackThumbnails> LibraryThumbnails::thumbnails(std::span<const std::int64_t> tracks) {
  std::vector<ui::TrackThumbnails> found;
  for (const storage::TrackThumbnails& track : library_->thumbnails().of(tracks)) {
    found.push_back({track.track, track.waveform, track.artwork});
  }
  return found;
}

std::vector<std::byte> LibraryThumbnails::artwork(std::int64_t artwork) {
  return library_->thumbnails().artwork(artwork);
}

std::vector<std::int64_t> LibraryThumbnails::completeThumbnails(const std::function<bool()>& cancelled) {
  std::vector<std::int64_t> completed;
  completeWaveforms(cancelled, completed);
  completeArtworks(cancelled, completed);
  return completed;
}

void LibraryThumbnails::completeWaveforms(const std::function<bool()>& cancelled,
                                          std::vector<std::int64_t>& completed) {
  if (!cache_) return;
  storage::ThumbnailRepository& thumbnails = library_->thumbnails();
  std::int64_t last = 0;
  for (auto tracks = thumbnails.withoutWaveform(last, kAtOnce); !tracks.empty() && !cancelled();
       tracks = thumbnails.withoutWaveform(last, kAtOnce)) {
    for (const auto& [track, fingerprint] : tracks) {
      if (cancelled()) return;
      last = track;
      const auto peaks = cachedWaveform(steps::catalog(), *cache_, fingerprint);
      if (!peaks) continue;
      thumbnails.setWaveform(track, model::thumbnailOf(*peaks));
      completed.push_back(track);
    }
  }
}

void LibraryThumbnails::completeArtworks(const std::function<bool()>& cancelled,
                                         std::vector<std::int64_t>& completed) {
  storage::ThumbnailRepository& thumbnails = library_->thumbnails();
  std::int64_t last = 0;
  for (auto tracks = thumbnails.withoutArtwork(last, kAtOnce); !tracks.empty() && !cancelled();
       tracks = thumbnails.withoutArtwork(last, kAtOnce)) {
    for (const std::int64_t track : tracks) {
      if (cancelled()) return;
      last = track;
      const auto record = library_->tracks().byId(track);
      if (!record || record->state == model::TrackState::Missing) continue;
      keepArtwork(thumbnails, track, tags::TagReader(record->path));
      completed.push_back(track);
    }
  }
}

}  // namespace barline::app
