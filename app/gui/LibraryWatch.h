#pragma once

#include <memory>

#include "storage/Library.h"
#include "ui/library/watch/WatchStore.h"

namespace barline::app {

/// The watched folders of the window's library.
class LibraryWatch final : public ui::WatchStore {
 public:
  explicit LibraryWatch(std::shared_ptr<storage::Library> library) : library_(std::move(library)) {}

  [[nodiscard]] std::vector<std::filesystem::path> watchedFolders() override;
  void watch(const std::filesystem::path& folder) override;
  void unwatch(const std::filesystem::path& folder) override;
  ui::WatchReport look(const std::filesystem::path& folder, bool withAllBelow,
                       const std::function<bool()>& cancelled) override;

 private:
  std::shared_ptr<storage::Library> library_;
};

}  // namespace barline::app
