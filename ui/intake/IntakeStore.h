#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/model/TrackRecord.h"
#include "engine/model/TrackReference.h"

namespace barline::ui {

/// What a person decides about a collection that is imported.
struct CollectionChoice {
  std::filesystem::path file;
  /// Files that the collection has below the first lie below the second here.
  std::vector<std::pair<std::filesystem::path, std::filesystem::path>> places{};
  bool playlists{true};
  bool ratings{true};
  bool references{true};
};

/// What is in a collection.
struct CollectionSummary {
  std::string program;
  std::size_t tracks{};
  std::size_t found{};  ///< of which the files are here
  std::size_t playlists{};
  std::filesystem::path missingFolder;  ///< that those not found lay in, as the collection writes it
};

/// What came of an import.
struct CollectionOutcome {
  std::string program;
  std::size_t added{};
  std::size_t known{};
  std::size_t missing{};
  std::size_t crates{};
  std::size_t references{};
  std::vector<model::TrackRecord> waiting;  ///< to be analysed
};

/// What came of looking for missing files in another folder.
struct RelinkSummary {
  std::size_t found{};
  std::size_t otherAudio{};
  std::size_t notFound{};
};

enum class FileOutcome : unsigned char { Done, OtherAudio, NoFile, Unreadable };

/// What brings music and what others know of it into the library, as the window needs it. Thread-safe. Every
/// call may block, so none is made on the interface's thread, and may throw: what() is one sentence for the
/// person.
class IntakeStore {
 public:
  /// Called with the share that is done (0–1); false stops.
  using Progress = std::function<bool(double)>;

  virtual ~IntakeStore() = default;

  [[nodiscard]] virtual CollectionSummary inspect(const CollectionChoice& choice,
                                                  const Progress& progress) = 0;
  virtual CollectionOutcome importCollection(const CollectionChoice& choice, const Progress& progress) = 0;

  /// The folder that the files of all missing tracks lay in; empty where none is missing.
  [[nodiscard]] virtual std::filesystem::path missingFolder() = 0;
  virtual FileOutcome relink(std::int64_t track, const std::filesystem::path& file) = 0;
  virtual RelinkSummary relinkFolder(const std::filesystem::path& from, const std::filesystem::path& to,
                                     const Progress& progress) = 0;

  /// What other programs know of a track.
  [[nodiscard]] virtual std::vector<model::TrackReference> references(std::int64_t track) = 0;
};

}  // namespace barline::ui
