#pragma once

#include <memory>
#include <mutex>

#include "engine/pipeline/StepCatalog.h"
#include "storage/Library.h"
#include "storage/QueueLock.h"
#include "ui/jobs/QueueStore.h"

namespace barline::app {

/// The window's queue, in the library on the disk.
class LibraryQueue final : public ui::QueueStore {
 public:
  /// @param catalog outlives the queue: what analyses are up to date with
  LibraryQueue(std::shared_ptr<storage::Library> library, const pipeline::StepCatalog& catalog)
      : library_(std::move(library)), catalog_(catalog), lock_(library_->file()) {}

  bool takeCharge() override;
  bool changed() override;
  [[nodiscard]] ui::QueueContent content() override;
  [[nodiscard]] std::optional<ui::AnalysisTask> task(std::int64_t track) override;
  [[nodiscard]] std::vector<ui::QueuedTrack> tracks(std::span<const std::int64_t> ids) override;
  void enqueue(std::span<const std::int64_t> tracks, bool anew) override;
  void move(std::span<const std::int64_t> tracks, std::int64_t before) override;
  void remove(std::span<const std::int64_t> tracks) override;
  void removeWaiting() override;
  void fail(std::int64_t track, const QString& problem) override;
  void setPaused(bool paused) override;
  void setSpeed(double speed) override;
  [[nodiscard]] std::vector<ui::StaleTracks> stale() override;
  void enqueueStale(const std::vector<std::int64_t>& recipes) override;

 private:
  std::shared_ptr<storage::Library> library_;
  const pipeline::StepCatalog& catalog_;
  std::mutex lockMutex_;
  storage::QueueLock lock_;
};

}  // namespace barline::app
