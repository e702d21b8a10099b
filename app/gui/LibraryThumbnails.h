#pragma once

#include <memory>

#include "engine/pipeline/ResultCache.h"
#include "storage/Library.h"
#include "ui/library/thumbnails/ThumbnailStore.h"

namespace barline::app {

/// The small pictures in the window's library.
class LibraryThumbnails final : public ui::ThumbnailStore {
 public:
  /// @param cache what analyses leave, to make waveforms out of; null = none
  explicit LibraryThumbnails(std::shared_ptr<storage::Library> library,
                             std::shared_ptr<pipeline::ResultCache> cache = nullptr)
      : library_(std::move(library)), cache_(std::move(cache)) {}

  [[nodiscard]] std::vector<ui::TrackThumbnails> thumbnails(std::span<const std::int64_t> tracks) override;
  [[nodiscard]] std::vector<std::byte> artwork(std::int64_t artwork) override;
  std::vector<std::int64_t> completeThumbnails(const std::function<bool()>& cancelled) override;

 private:
  void completeWaveforms(const std::function<bool()>& cancelled, std::vector<std::int64_t>& completed);
  void completeArtworks(const std::function<bool()>& cancelled, std::vector<std::int64_t>& completed);

  std::shared_ptr<storage::Library> library_;
  std::shared_ptr<pipeline::ResultCache> cache_;
};

}  // namespace barline::app
