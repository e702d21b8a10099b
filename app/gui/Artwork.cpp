#include "app/gui/Artwork.h"

#include "ui/library/thumbnails/ArtworkThumbnail.h"

namespace barline::app {

void keepArtwork(storage::ThumbnailRepository& thumbnails, std::int64_t track, const tags::TagReader& file) {
  const auto artwork = file.artwork();
  if (!artwork) {
    thumbnails.setNoArtwork(track);
    return;
  }
  const storage::PictureHash hash = storage::pictureHash(artwork->bytes);
  if (!thumbnails.shareArtwork(track, hash)) {
    thumbnails.setArtwork(track, hash, ui::artworkThumbnail(artwork->bytes));
  }
}

}  // namespace barline::app
