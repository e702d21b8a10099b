#include "ui/library/FolderScan.h"

#include <iterator>
#include <system_error>

#include "engine/files/FolderListing.h"

namespace barline::ui {

namespace fs = std::filesystem;

std::vector<fs::path> expandFolders(const std::vector<fs::path>& paths,
                                    const std::function<bool()>& cancelled) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    std::error_code unknown;
    if (!fs::is_directory(path, unknown)) {
      files.push_back(path);
      continue;
    }
    files::FolderListing inside = files::listFolder(path, files::Depth::All, cancelled);
    files.insert(files.end(), std::make_move_iterator(inside.files.begin()),
                 std::make_move_iterator(inside.files.end()));
  }
  return files;
}

}  // namespace barline::ui
