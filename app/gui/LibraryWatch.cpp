#include "app/gui/LibraryWatch.h"

#include <utility>

#include "app/intake/FolderSync.h"
#include "storage/FileSystem.h"

namespace barline::app {

std::vector<std::filesystem::path> LibraryWatch::watchedFolders() {
  return library_->files().watchedFolders();
}

void LibraryWatch::watch(const std::filesystem::path& folder) {
  library_->files().watch(folder);
}

void LibraryWatch::unwatch(const std::filesystem::path& folder) {
  library_->files().unwatch(folder);
}

ui::WatchReport LibraryWatch::look(const std::filesystem::path& folder, bool withAllBelow,
                                   const std::function<bool()>& cancelled) {
  const files::Depth depth = withAllBelow ? files::Depth::All : files::Depth::Folder;
  FolderReport found = FolderSync(*library_, decoding_).look(folder, depth, cancelled);
  ui::WatchReport report;
  report.reachable = found.reachable;
  report.remote = found.reachable && storage::fileSystemOf(folder).network;
  report.waiting = std::move(found.waiting);
  report.folders = std::move(found.folders);
  report.below = std::move(found.below);
  report.unfinished = std::move(found.unfinished);
  return report;
}

}  // namespace barline::app
