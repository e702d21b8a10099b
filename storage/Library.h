#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "storage/CommonTexts.h"
#include "storage/CrateRepository.h"
#include "storage/EditRepository.h"
#include "storage/Errors.h"
#include "storage/FileRepository.h"
#include "storage/HistoryRepository.h"
#include "storage/LibraryFigures.h"
#include "storage/Locations.h"
#include "storage/Progress.h"
#include "storage/QueueRepository.h"
#include "storage/RecipeRepository.h"
#include "storage/ReferenceRepository.h"
#include "storage/RunRepository.h"
#include "storage/ThumbnailRepository.h"
#include "storage/TrackCatalogue.h"
#include "storage/TrackRepository.h"

namespace barline::storage {

/// A person's library: one SQLite file (WAL mode) that several processes may have open. Thread-safe.
class Library {
 public:
  /// Opens the library, or makes an empty one with its folder where there never was one. An older one is
  /// backed up and brought up to date. Small ones are checked throughout; for others call verify() in the
  /// background. Reads and writes files: not for the interface's thread.
  /// @throws NewerLibraryError    nothing was touched
  /// @throws ForeignFileError     nothing was touched
  /// @throws DamagedLibraryError  nothing was touched; see Recovery.h. Also where there is none any more, but
  ///                              backups of it
  /// @throws StorageError         no access, disk full, held by another process
  [[nodiscard]] static std::unique_ptr<Library> open(const std::filesystem::path& file);

  [[nodiscard]] TrackRepository& tracks() { return tracks_; }
  [[nodiscard]] EditRepository& edits() { return edits_; }
  /// For listing the tracks that a person looks for.
  [[nodiscard]] TrackCatalogue& catalogue() { return catalogue_; }
  [[nodiscard]] CrateRepository& crates() { return crates_; }
  [[nodiscard]] HistoryRepository& history() { return history_; }
  /// What waits to be analysed.
  [[nodiscard]] QueueRepository& queue() { return queue_; }
  [[nodiscard]] RecipeRepository& recipes() { return recipes_; }
  /// What analyses cost.
  [[nodiscard]] RunRepository& runs() { return runs_; }
  /// For suggesting what to look for.
  [[nodiscard]] CommonTexts& texts() { return texts_; }
  /// What other programs know of the tracks.
  [[nodiscard]] ReferenceRepository& references() { return references_; }
  /// Where the tracks' files are.
  [[nodiscard]] FileRepository& files() { return files_; }
  [[nodiscard]] ThumbnailRepository& thumbnails() { return thumbnails_; }
  /// For comparing tracks with each other.
  [[nodiscard]] LibraryFigures& figures() { return figures_; }
  /// Absolute; symbolic links are resolved.
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

  /// False where open() left the check to verify().
  [[nodiscard]] bool verified() const { return verified_; }

  /// Checks the whole file on a connection of its own, beside other work: about 0.1 s for 100,000 tracks, and
  /// the time to read the file. @throws DamagedLibraryError
  void verify() const;

  /// makeDailyBackup(). For a background thread. @return the new backup. @throws Cancelled, StorageError
  std::optional<std::filesystem::path> backUpDaily(const TaskProgress& progress = {}) const;

 private:
  Library(std::filesystem::path file, Connection connection, bool verified);

  std::filesystem::path file_;
  TrackRepository tracks_;
  EditRepository edits_;
  TrackCatalogue catalogue_;
  CommonTexts texts_;
  CrateRepository crates_;
  HistoryRepository history_;
  FileRepository files_;
  ReferenceRepository references_;
  ThumbnailRepository thumbnails_;
  LibraryFigures figures_;
  QueueRepository queue_;
  RecipeRepository recipes_;
  RunRepository runs_;
  bool verified_;
};

/// Brings a library that is no person's yet (one in the making) to this version, without a backup, and makes
/// what follows from its rows. @throws NewerLibraryError, ForeignFileError, DamagedLibraryError, StorageError
void completeLibrary(const std::filesystem::path& file);

}  // namespace barline::storage
