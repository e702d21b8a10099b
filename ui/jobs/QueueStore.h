#pragma once

#include <QString>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/jobs/AnalysisTask.h"

namespace barline::ui {

/// A track that could not be analysed.
struct FailedJob {
  std::int64_t track{};
  QString problem;  ///< one sentence

  bool operator==(const FailedJob&) const = default;
};

/// The queue as it is kept.
struct QueueContent {
  std::vector<std::int64_t> waiting;  ///< the first is next
  std::vector<FailedJob> failed;      ///< latest last
  bool paused{};
  std::optional<double> speed;  ///< seconds of audio analysed in a second, lately
};

/// What a list shows of a track in the queue.
struct QueuedTrack {
  std::int64_t track{};
  QString title;
  QString artist;
  std::filesystem::path file;
  double seconds{};  ///< 0 = not known yet
};

/// Tracks whose analyses are out of date in the same way.
struct StaleTracks {
  std::vector<std::int64_t> recipes;  ///< for QueueStore::enqueueStale()
  std::vector<std::string> changed;   ///< ids of the steps that have changed; empty = it is not known
  std::size_t tracks{};
  double seconds{};  ///< of their audio
  double work{1.0};  ///< 0–1, of whole analyses
};

/// The queue of a library, as the window needs it. Thread-safe. Every call may block, so none is made on the
/// interface's thread, and may throw: what() is one sentence for the person.
class QueueStore {
 public:
  virtual ~QueueStore() = default;

  /// Whether this process works through the queue from now on; false while another one does.
  virtual bool takeCharge() = 0;

  /// Whether anything may be different from what content() told last, by whichever process.
  virtual bool changed() = 0;
  [[nodiscard]] virtual QueueContent content() = 0;

  /// What is needed to analyse a track; nothing where it is no longer in the library.
  [[nodiscard]] virtual std::optional<AnalysisTask> task(std::int64_t track) = 0;
  /// Those that are in the library.
  [[nodiscard]] virtual std::vector<QueuedTrack> tracks(std::span<const std::int64_t> ids) = 0;

  /// At the end; those that wait keep their place, those that failed wait again.
  virtual void enqueue(std::span<const std::int64_t> tracks, bool anew) = 0;
  virtual void move(std::span<const std::int64_t> tracks, std::int64_t before) = 0;
  virtual void remove(std::span<const std::int64_t> tracks) = 0;
  virtual void removeWaiting() = 0;
  virtual void fail(std::int64_t track, const QString& problem) = 0;
  virtual void setPaused(bool paused) = 0;
  virtual void setSpeed(double speed) = 0;

  /// What would be found otherwise by now: by other versions of steps, or other parameters.
  [[nodiscard]] virtual std::vector<StaleTracks> stale() = 0;
  virtual void enqueueStale(const std::vector<std::int64_t>& recipes) = 0;
};

}  // namespace barline::ui
