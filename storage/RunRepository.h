#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/performance/RunRecord.h"
#include "storage/Connection.h"

namespace barline::storage {

/// What is listed of a run.
struct RunHeading {
  std::int64_t id{};
  std::string fingerprint;
  std::string title;           ///< may be empty
  std::filesystem::path file;  ///< as it was named then
  std::int64_t endedAt{};      ///< milliseconds since 1970, UTC
  std::string program;         ///< version of Barline
  double audioSeconds{};
  double wallSeconds{};
  bool queued{};

  bool operator==(const RunHeading&) const = default;
};

/// What analyses cost. Bounded: of each audio the latest kKeptOfEach runs stay and of older ones a few for
/// each version; of all runs the latest kKept; when what ran is known of the latest kKeptTraces.
///
/// Thread-safe; calls take turns. Any call may wait for another process (at most Connection::kBusyTimeout),
/// so none is for the interface's thread. Any call throws StorageError; DamagedLibraryError where the file
/// turns out to be damaged. Losing the last runs to a power cut is no harm, so nothing waits for the disk.
class RunRepository {
 public:
  static constexpr std::int64_t kKeptOfEach = 40;
  static constexpr std::int64_t kKeptOfEachVersion = 3;
  static constexpr std::int64_t kKept = 20'000;
  static constexpr std::int64_t kKeptTraces = 400;

  /// @param file an open library's
  explicit RunRepository(std::filesystem::path file);

  /// @return its id; 0 where the same run is there already
  std::int64_t add(const performance::RunRecord& run);

  /// The latest first. @param fingerprint empty = of every audio
  [[nodiscard]] std::vector<RunHeading> latest(const std::string& fingerprint, std::size_t most);
  /// Those that ended since a time, the oldest first. @param since milliseconds since 1970, UTC
  [[nodiscard]] std::vector<RunHeading> since(std::int64_t since, std::size_t most);

  /// Nothing where it is gone.
  [[nodiscard]] std::optional<performance::RunRecord> byId(std::int64_t id);
  /// All of one audio, the oldest first.
  [[nodiscard]] std::vector<performance::RunRecord> ofAudio(const std::string& fingerprint);

 private:
  Connection& opened();
  std::int64_t idOf(const char* find, const char* insert, const std::string& text);
  void thin(const std::string& fingerprint);

  std::filesystem::path file_;
  std::mutex mutex_;
  std::optional<Connection> connection_;
};

}  // namespace barline::storage
