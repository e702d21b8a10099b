#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "engine/import/Collection.h"
#include "engine/model/TrackRecord.h"
#include "storage/Library.h"

namespace barline::app {

/// Where files lie here that a collection says lie elsewhere: what lay below `from` lies below `to`.
struct PathMapping {
  std::filesystem::path from;
  std::filesystem::path to;
};

/// A collection's files on this machine.
struct LocatedCollection {
  /// One for each track; absent where there is no such file.
  std::vector<std::optional<std::filesystem::path>> files;
  std::size_t found{};
  /// The folder that all missing files lie in, as the collection writes it; empty where none is missing, or
  /// they have none in common.
  std::filesystem::path missingFolder;
};

/// Looks where a collection's files are. Names may differ in case and in how letters are composed. Reads
/// folders, so not for the interface's thread.
/// @param progress called now and then with the share that is done (0–1); false stops
[[nodiscard]] LocatedCollection locate(const importing::Collection& collection,
                                       const std::vector<PathMapping>& mappings,
                                       const std::function<bool(double)>& progress = {});

/// What is taken over of a collection besides its tracks.
struct ImportChoice {
  bool playlists{true};
  bool ratings{true};     ///< and colours, where the library has none
  bool references{true};  ///< grids and keys, to compare with
};

struct ImportReport {
  std::size_t added{};    ///< tracks that are new to the library
  std::size_t known{};    ///< tracks that it had
  std::size_t missing{};  ///< files that are not there: left out
  std::size_t crates{};   ///< and folders of them, new or brought up to date
  std::size_t references{};
  std::size_t ratings{};                    ///< tracks that were given a rating or a colour
  std::int64_t folder{};                    ///< the crate or folder that holds all of them; 0 = none
  std::vector<model::TrackRecord> waiting;  ///< to be analysed

  bool cancelled{};  ///< stopped half-way: what is counted is in the library
};

/// Takes a collection into a library: files that are there become tracks, playlists crates in a folder of the
/// program's name, grids and keys references. Nothing of a person's own is changed: ratings and colours are
/// taken where there are none. Importing again puts what is new into the crates of before, by their names.
/// @param progress as in locate(). @throws StorageError
ImportReport importCollection(storage::Library& library, const importing::Collection& collection,
                              const LocatedCollection& located, const ImportChoice& choice,
                              const std::function<bool(double)>& progress = {});

}  // namespace barline::app
