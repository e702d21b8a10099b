#include "tests/fuzz/CollectionRules.h"

#include "storage/ReferenceJson.h"
#include "tests/fuzz/AnnotationRules.h"

namespace barline::fuzz {
namespace {

constexpr double kDuration = 300.0;  // seconds, of the track that a reference is compared with

}  // namespace

void requireRules(const importing::Collection& collection) {
  for (const importing::CollectionTrack& track : collection.tracks) {
    requireThat(track.rating >= 0 && track.rating <= 5, "a rating is none");
    requireThat(track.colour >= 0 && track.colour <= 8, "a colour is none");
    // As it is going to be kept in the library.
    const auto kept = storage::parseReferenceJson(storage::referenceJson(track.reference));
    requireRules(model::annotationOf(kept, kDuration));
  }
  for (std::size_t i = 0; i < collection.playlists.size(); ++i) {
    const importing::CollectionPlaylist& playlist = collection.playlists[i];
    requireThat(playlist.parent <= i, "a playlist comes before its folder");
    requireThat(playlist.parent == i || collection.playlists[playlist.parent].isFolder,
                "a playlist lies in one that is no folder");
    for (const std::size_t track : playlist.tracks)
      requireThat(track < collection.tracks.size(), "a playlist names a track that is not there");
  }
}

}  // namespace barline::fuzz
