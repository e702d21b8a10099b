#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/model/AudioSource.h"
#include "engine/model/Timeline.h"
#include "engine/model/TrackAmendment.h"
#include "engine/model/TrackRecord.h"
#include "engine/search/TrackList.h"
#include "ui/inspector/LibraryComparison.h"

namespace barline::ui {

/// A track of the library and how far its character is from another's.
struct SimilarTrack {
  std::int64_t id{};
  double distance{};  ///< 0 = the same; 1 = apart by the library's spread in every number

  bool operator==(const SimilarTrack&) const = default;
};

/// The library as the window needs it; the program puts its database behind it. Thread-safe. Every call may
/// block, so none is made on the interface's thread, and may throw: what() is one sentence for the person.
class TrackStore {
 public:
  virtual ~TrackStore() = default;

  /// The tracks that are asked for.
  [[nodiscard]] virtual search::TrackList list(const search::TrackListRequest& request) = 0;
  /// How many tracks there are.
  [[nodiscard]] virtual std::size_t count() = 0;
  /// In the order of the ids; those that are there no more are left out.
  [[nodiscard]] virtual std::vector<model::TrackRecord> rows(std::span<const std::int64_t> ids) = 0;
  /// Another number than before whenever anything in the library has changed, whichever process did it.
  [[nodiscard]] virtual std::int64_t version() = 0;

  /// Sets what a person says of tracks, all or nothing. @return the amendments that take it back
  virtual std::vector<model::AmendedTrack> amend(std::span<const model::AmendedTrack> tracks) = 0;

  /// The tracks of these files, in order; new ones are Waiting. Files need not exist.
  virtual std::vector<model::TrackRecord> add(std::span<const std::filesystem::path> files) = 0;

  /// What is known of a file that has not changed since it was last read, fingerprint included.
  [[nodiscard]] virtual std::optional<model::AudioSource> knownSource(const std::filesystem::path& file) = 0;

  /// Notes what a file was found to be; its path is the source's. @return its track, which is another one
  /// than before where the library has the same audio already or the file has changed
  virtual model::TrackRecord recordSource(const model::AudioSource& source) = 0;

  /// Notes the end of an analysis of the file that its source names: source, tempo, key, metre, and what was
  /// wrong. @return the track as it is
  virtual model::TrackRecord recordAnalysis(const model::Timeline& timeline) = 0;

  /// Notes why a track cannot be analysed. @return the track as it is
  virtual model::TrackRecord recordFailure(std::int64_t id, const std::string& problem) = 0;

  /// Takes a track out of the library; its file stays.
  virtual void remove(std::int64_t id) = 0;

  /// Looks for the files, and notes which are lost or found again.
  virtual void refreshMissing(const std::function<bool()>& cancelled) = 0;

  /// The measures of all tracks as they are now.
  [[nodiscard]] virtual std::shared_ptr<const LibraryComparison> comparison() = 0;

  /// The `count` tracks most like one, nearest first. Absent where its character is not known.
  [[nodiscard]] virtual std::optional<std::vector<SimilarTrack>> similarTo(std::int64_t id,
                                                                           std::size_t count) = 0;

  /// Makes up for figures that tracks lack because an earlier version analysed them, as far as what it found
  /// is still at hand. May take long; other calls go on meanwhile. @return the tracks that have changed
  virtual std::vector<model::TrackRecord> completeFigures(const std::function<bool()>& cancelled) = 0;

  /// Whatever is to be done now and then, at the latest until `cancelled` says true: checks, backups. May
  /// take long; other calls go on meanwhile.
  virtual void maintain(const std::function<bool()>& cancelled) = 0;
};

}  // namespace barline::ui
