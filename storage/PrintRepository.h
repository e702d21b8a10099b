#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "storage/Connection.h"

namespace barline::storage {

/// A track whose audio is to be printed.
struct UnprintedTrack {
  std::int64_t track{};
  std::int64_t revision{};  ///< of its row
  std::filesystem::path path;
  double duration{};  ///< seconds

  bool operator==(const UnprintedTrack&) const = default;
};

/// The print of a track, packed.
struct TrackPrint {
  std::int64_t track{};
  std::vector<std::byte> print;

  bool operator==(const TrackPrint&) const = default;
};

/// How alike a track sounds to another that is named by the context.
struct SoundsLike {
  std::int64_t track{};
  double similarity{};  ///< 0.5–1

  bool operator==(const SoundsLike&) const = default;
};

/// The prints of a library's tracks, an index to find those that share a number with one, and which tracks
/// were found to sound the same. Whoever makes prints says what they and their keys are.
///
/// Thread-safe; calls take turns. None is for the interface's thread. What was put last may be lost with the
/// power, never the library. Any call throws StorageError.
class PrintRepository {
 public:
  /// Keys that more tracks share say nothing: silence, a test tone.
  static constexpr std::size_t kMostOfOneKey = 400;
  /// So many candidates are looked at, those with most keys in common.
  static constexpr std::size_t kMostCandidates = 60;

  /// @param file an open library's
  explicit PrintRepository(std::filesystem::path file);

  /// Analysed tracks with a file and no print of this version, in the order in which they last changed.
  /// @param afterRevision those that changed later than this one
  [[nodiscard]] std::vector<UnprintedTrack> unprinted(int version, std::int64_t afterRevision,
                                                      std::size_t most);
  /// How many unprinted() would name in all.
  [[nodiscard]] std::size_t countUnprinted(int version);

  /// Prints that share a key and are of tracks about as long, those with most keys in common first.
  [[nodiscard]] std::vector<TrackPrint> candidates(int version, std::span<const std::uint32_t> keys,
                                                   double duration, double tolerance, std::int64_t except);

  /// Keeps a track's print and what it sounds like, in place of what was kept before. Pairs that a person has
  /// dismissed stay dismissed. A track that is gone by now is left out.
  /// @param print absent where none can be made, so that it is not tried again
  void put(std::int64_t track, int version, double duration,
           const std::optional<std::vector<std::byte>>& print, std::span<const std::uint32_t> keys,
           std::span<const SoundsLike> matches);

  /// Tracks that sound the same, directly or through others; each group and all of them in order of id.
  [[nodiscard]] std::vector<std::vector<std::int64_t>> groups();
  /// The tracks that sound like one, in order of id.
  [[nodiscard]] std::vector<SoundsLike> soundsLike(std::int64_t track);
  /// A person says that these tracks are not the same, or that they are after all.
  void setDismissed(std::span<const std::int64_t> tracks, bool dismissed);

  /// Removes keys of tracks that are gone, where they have become many. Takes a second in a large library.
  void tidy();

 private:
  Connection& opened();

  std::filesystem::path file_;
  std::mutex mutex_;
  std::optional<Connection> connection_;
};

}  // namespace barline::storage
