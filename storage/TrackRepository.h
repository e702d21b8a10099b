#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/AudioSource.h"
#include "engine/model/TrackAmendment.h"
#include "engine/model/TrackRecord.h"
#include "engine/model/TrackTags.h"
#include "storage/AnalysisSummary.h"
#include "storage/Connection.h"
#include "storage/PathTable.h"

namespace barline::storage {

/// The tracks of a library. A track is known by the fingerprint of its audio and may lie at several paths; a
/// path leads to one track at a time. Paths are made absolute but symbolic links are not followed; their
/// bytes are kept as they are. An empty path leads nowhere.
///
/// The way of a file: add() before it is read, knownSource() to see whether it need be read at all,
/// recordSource() once it was, updateAnalysis() or setState() at the end.
///
/// Thread-safe; calls take turns. Any call may wait for another process (at most Connection::kBusyTimeout),
/// so none is for the interface's thread. Each is a transaction of its own, if nothing else is said, and is
/// on the disk when it returns. Any call throws StorageError; DamagedLibraryError where the file turns out to
/// be damaged.
class TrackRepository {
 public:
  explicit TrackRepository(Connection connection);

  /// Makes a path known. A path met before leads to its track; a file renamed within its file system is
  /// recognised without being read; any other is a new track without fingerprint, Waiting. Files need not
  /// exist.
  model::TrackRecord add(const std::filesystem::path& file);
  /// The same for many files, in order. Other calls get in between; after an error the first ones may be
  /// stored.
  std::vector<model::TrackRecord> add(std::span<const std::filesystem::path> files);

  /// Notes what reading a file told: fingerprint, format, tags where they were read. Audio that the library
  /// has already keeps its track, which gains the path; a path whose audio has changed leaves its old track,
  /// which stays without it. What this file does not say of itself stays as it is known from another one of
  /// the track.
  /// @return the path's track: its id is not add()'s where one of the two happened.
  model::TrackRecord recordSource(const std::filesystem::path& file, const model::AudioSource& source,
                                  const std::optional<model::TrackTags>& tags = std::nullopt);

  /// Stores what is kept of an analysis, and the state Analysed. Unknown ids are ignored, here and below.
  void updateAnalysis(std::int64_t id, const AnalysisSummary& summary);

  /// Waiting, Analysed or Failed with its problem. Analysing and Missing are not stored: the first is a
  /// matter of the process that does it, the second follows from the files.
  void setState(std::int64_t id, model::TrackState state, const std::string& problem = {});

  /// Takes a track out of the library. Its files are not touched.
  void remove(std::int64_t id);

  [[nodiscard]] std::optional<model::TrackRecord> byId(std::int64_t id);
  /// In the order of the ids; unknown ones are left out.
  [[nodiscard]] std::vector<model::TrackRecord> byIds(std::span<const std::int64_t> ids);
  /// The track that the path leads to, or the last one it led to. Does not look at the file.
  [[nodiscard]] std::optional<model::TrackRecord> byPath(const std::filesystem::path& file);
  [[nodiscard]] std::optional<model::TrackRecord> byFingerprint(const std::string& fingerprint);
  /// In order of id.
  [[nodiscard]] std::vector<model::TrackRecord> all();
  [[nodiscard]] std::int64_t count();

  /// What recordSource() noted of this path, where the file still has the size and time it had then; so its
  /// fingerprint need not be worked out again (AnalysisRequest::knownSource).
  [[nodiscard]] std::optional<model::AudioSource> knownSource(const std::filesystem::path& file);

  /// The figures of a track's analysis; absent where it was analysed before there were figures, or never. To
  /// compare many tracks see Library::figures().
  [[nodiscard]] std::optional<TrackFigures> figures(std::int64_t id);

  /// Id and fingerprint of the tracks that were analysed before there were figures.
  [[nodiscard]] std::vector<std::pair<std::int64_t, std::string>> withoutFigures();
  /// Stores the figures of such a track, and nothing where it has some by now. @return whether it was so
  bool completeFigures(std::int64_t id, const TrackFigures& figures);

  /// Sets what a person says of tracks, all or nothing. Unknown ids are left out. Other calls get in between
  /// where the texts of many change; only the end of the process leaves the first ones changed then.
  /// @return the amendments that take it back
  std::vector<model::AmendedTrack> amend(std::span<const model::AmendedTrack> tracks);

  /// What a person has set of a track's texts and year; absent members are as its files' tags have them.
  [[nodiscard]] model::TrackAmendment ownTexts(std::int64_t id);

  /// Makes the texts that tracks are searched in where an earlier version left none. Other calls get in
  /// between.
  void completeTexts();

  /// All paths of a track at which it was last seen, those of today first.
  [[nodiscard]] std::vector<std::filesystem::path> paths(std::int64_t id);

  /// Looks whether the files are there (without holding up other calls) and notes which are not.
  /// @param cancelled asked now and then; what was noted until then stays
  /// @return ids of the tracks that a path of was lost or found again
  std::vector<std::int64_t> refreshMissing(const std::function<bool()>& cancelled = {});

 private:
  void addTogether(std::span<const std::filesystem::path> files, std::vector<model::TrackRecord>& records);

  /// @param former gets what takes it back
  void amendTogether(std::span<const model::AmendedTrack> tracks, std::vector<model::AmendedTrack>& former);
  void takeBack(const std::vector<model::AmendedTrack>& former);

  void noteComeOrGone(const std::vector<PathRow>& rows, std::vector<std::int64_t>& tracks);

  std::mutex mutex_;
  Connection connection_;
};

}  // namespace barline::storage
