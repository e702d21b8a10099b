#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "engine/model/TrackRecord.h"

namespace barline::ui {

/// What looking at a folder has found. The library knows of it already.
struct WatchReport {
  bool reachable{};                               ///< false: it is not there, or cannot be read, for now
  bool remote{};                                  ///< on another machine: changes there are not announced
  std::vector<model::TrackRecord> waiting;        ///< new, or with other audio than before: to be analysed
  std::vector<std::filesystem::path> folders;     ///< looked into
  std::vector<std::filesystem::path> below;       ///< folders in it that were not looked into
  std::vector<std::filesystem::path> unfinished;  ///< files that are being written: to be looked at again
};

/// Watched folders as the window needs them. Thread-safe. Every call may block, so none is made on the
/// interface's thread, and may throw: what() is one sentence for the person.
class WatchStore {
 public:
  virtual ~WatchStore() = default;

  [[nodiscard]] virtual std::vector<std::filesystem::path> watchedFolders() = 0;
  virtual void watch(const std::filesystem::path& folder) = 0;
  /// The folder's tracks stay.
  virtual void unwatch(const std::filesystem::path& folder) = 0;

  /// Brings the library up to date with a folder: with all below it, or only with the folder itself.
  virtual WatchReport look(const std::filesystem::path& folder, bool withAllBelow,
                           const std::function<bool()>& cancelled) = 0;
};

}  // namespace barline::ui
