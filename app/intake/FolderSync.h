#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "engine/audio/Decoding.h"
#include "engine/files/FolderListing.h"
#include "engine/model/TrackRecord.h"
#include "storage/Library.h"

namespace barline::app {

/// What bringing the library up to date with a folder has found.
struct FolderReport {
  bool reachable{};  ///< false: the folder is not there or cannot be read; nothing was concluded from that
  std::vector<model::TrackRecord> waiting;        ///< new, or other audio than before: to be analysed
  std::vector<std::filesystem::path> folders;     ///< that were looked into
  std::vector<std::filesystem::path> below;       ///< folders in it that were not looked into
  std::vector<std::filesystem::path> unfinished;  ///< files that are being written: to be looked at again
  std::size_t found{};                            ///< tracks that were missing, or have another path now
  std::size_t retagged{};                         ///< files whose tags changed and whose audio did not
  std::size_t lost{};                             ///< tracks that a path of is gone
};

/// Brings a library up to date with the files that lie in folders: new files become tracks, moved and renamed
/// ones keep theirs, changed ones are read, those that are gone are noted. Opens only changed files, and
/// writes none. Any thread, one at a time. Throws StorageError.
class FolderSync {
 public:
  /// Both outlive this.
  FolderSync(storage::Library& library, audio::Decoding& decoding) : library_(library), decoding_(decoding) {}

  /// @param cancelled asked often; what was found by then stays
  FolderReport look(const std::filesystem::path& folder, files::Depth depth,
                    const std::function<bool()>& cancelled = {});

 private:
  void add(const std::vector<std::filesystem::path>& files, const std::function<bool()>& cancelled,
           FolderReport& report);
  /// Reads a file that was written to.
  void examine(const std::filesystem::path& file, const std::function<bool()>& cancelled,
               FolderReport& report);

  storage::Library& library_;
  audio::Decoding& decoding_;
};

}  // namespace barline::app
