#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "storage/CharacterIndex.h"
#include "storage/Connection.h"
#include "storage/LibraryMeasures.h"
#include "storage/TrackFigures.h"

namespace barline::storage {

/// The figures of all tracks of a library in memory, to compare tracks with: read at the first question, some
/// 0.1 s and 40 MB for 100,000 tracks, and brought up to date at each further one, whichever process changed
/// them. Has a connection of its own, so it holds up no other work on the library.
///
/// Thread-safe; calls take turns. Each may read the file, so none is for the interface's thread. Each throws
/// StorageError.
class LibraryFigures {
 public:
  /// @param file of an open library
  explicit LibraryFigures(std::filesystem::path file);

  /// The measures of all tracks as they are now; the same object as before where nothing has changed.
  [[nodiscard]] std::shared_ptr<const LibraryMeasures> measures();

  /// The `count` tracks most like one, nearest first; see CharacterIndex. Compares with tracks whose
  /// character was made by the same version of its step. Absent where the track has no character.
  [[nodiscard]] std::optional<std::vector<SimilarTrack>> similarTo(std::int64_t track, std::size_t count);

 private:
  void refresh();
  void readChanges();
  void forgetRemoved();
  void put(std::int64_t track, const TrackFigures& figures);

  std::mutex mutex_;
  std::filesystem::path file_;
  std::optional<Connection> connection_;
  std::int64_t dataVersion_{};  // of the file as far as this connection has seen it
  std::int64_t revision_{};     // of the last row read
  LibraryMeasures measures_;
  std::shared_ptr<const LibraryMeasures> given_;  // a copy of measures_; null = they have changed since
  std::map<int, CharacterIndex> characters_;      // by version
};

}  // namespace barline::storage
