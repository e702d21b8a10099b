#pragma once

#include <cstdint>

#include "engine/tags/TagReader.h"
#include "storage/ThumbnailRepository.h"

namespace barline::app {

/// Keeps the cover that a track's file has, small; makes it only where no other track has the same picture.
/// Notes as well that it has none. @throws storage::StorageError
void keepArtwork(storage::ThumbnailRepository& thumbnails, std::int64_t track, const tags::TagReader& file);

}  // namespace barline::app
