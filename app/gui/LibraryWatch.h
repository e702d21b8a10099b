#pragma once

#include <memory>

#include "engine/audio/Decoding.h"
#include "storage/Library.h"
#include "ui/library/watch/WatchStore.h"

namespace barline::app {

/// The watched folders of the window's library.
class LibraryWatch final : public ui::WatchStore {
 public:
  /// @param decoding outlives it
  LibraryWatch(std::shared_ptr<storage::Library> library, audio::Decoding& decoding)
      : library_(std::move(library)), decoding_(decoding) {}

  [[nodiscard]] std::vector<std::filesystem::path> watchedFolders() override;
  void watch(const std::filesystem::path& folder) override;
  void unwatch(const std::filesystem::path& folder) override;
  ui::WatchReport look(const std::filesystem::path& folder, bool withAllBelow,
                       const std::function<bool()>& cancelled) override;

 private:
  std::shared_ptr<storage::Library> library_;
  audio::Decoding& decoding_;
};

}  // namespace barline::app
