#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "storage/Connection.h"

namespace barline::storage {

/// A track whose analysis failed.
struct FailedTrack {
  std::int64_t track{};
  std::string problem;  ///< one sentence

  bool operator==(const FailedTrack&) const = default;
};

/// The whole queue.
struct QueueContent {
  std::vector<std::int64_t> waiting;  ///< tracks; the first is next
  std::vector<FailedTrack> failed;    ///< until they are removed or wait again; latest last
  bool paused{};
  std::optional<double> speed;  ///< seconds of audio analysed in a second, lately

  bool operator==(const QueueContent&) const = default;
};

/// What waits in a library to be analysed. A track gets in when it is added to the library, at the end, and
/// leaves once its analysis is stored (both by triggers of the schema, in the same transaction), so whatever
/// process ends however, nothing is forgotten.
///
/// Thread-safe; calls take turns. Any call may wait for another process (at most Connection::kBusyTimeout),
/// so none is for the interface's thread. Each is a transaction of its own and is on the disk when it
/// returns. Any call throws StorageError. Unknown tracks are ignored.
class QueueRepository {
 public:
  /// @param file an open library's
  explicit QueueRepository(std::filesystem::path file);

  /// Some 50 ms for 100,000 tracks: one pass over an index.
  [[nodiscard]] QueueContent content();

  /// Whether any process has changed the library since the last call; true at the first.
  [[nodiscard]] bool changed();

  /// Puts tracks at the end. Those that wait keep their place; those that failed wait again.
  /// @param anew their analyses take nothing from earlier ones
  void enqueue(std::span<const std::int64_t> tracks, bool anew);

  /// Whether the track is to be analysed anew; false for one that is not in the queue.
  [[nodiscard]] bool isAnew(std::int64_t track);

  /// Puts tracks, in this order, before another one that waits. @param before 0 = at the end
  void move(std::span<const std::int64_t> tracks, std::int64_t before);

  void remove(std::span<const std::int64_t> tracks);
  /// All that wait; not those that failed.
  void removeWaiting();

  /// Notes why a track that is in the queue cannot be analysed, or one that was analysed cannot be again.
  void fail(std::int64_t track, const std::string& problem);

  void setPaused(bool paused);
  /// @param speed seconds of audio analysed in a second
  void setSpeed(double speed);

 private:
  Connection& opened();
  [[nodiscard]] std::int64_t lastPosition();
  void renumber();

  std::filesystem::path file_;
  std::mutex mutex_;
  std::optional<Connection> connection_;
  std::optional<std::int64_t> dataVersion_;  // of the file as far as this connection has seen it
};

}  // namespace barline::storage
