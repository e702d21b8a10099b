#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>
#include <vector>

#include "ui/jobs/QueueStore.h"

namespace barline::test {

/// A library's queue in memory.
class MemoryQueue final : public ui::QueueStore {
 public:
  std::atomic<bool> free{true};  ///< no other process is in charge
  std::atomic<bool> broken{false};

  /// As another process would.
  void change(const std::function<void(ui::QueueContent&)>& change) {
    const std::scoped_lock lock(mutex_);
    change(content_);
    changed_ = true;
  }
  void putTask(ui::AnalysisTask task) {
    const std::scoped_lock lock(mutex_);
    tasks_[task.track] = std::move(task);
  }
  [[nodiscard]] ui::QueueContent kept() {
    const std::scoped_lock lock(mutex_);
    return content_;
  }

  bool takeCharge() override { return free; }
  bool changed() override {
    const std::scoped_lock lock(mutex_);
    return std::exchange(changed_, false);
  }
  ui::QueueContent content() override { return kept(); }
  std::optional<ui::AnalysisTask> task(std::int64_t track) override {
    if (broken) throw std::runtime_error("The library cannot be read.");
    const std::scoped_lock lock(mutex_);
    const auto task = tasks_.find(track);
    return task == tasks_.end() ? std::nullopt : std::optional(task->second);
  }
  std::vector<ui::QueuedTrack> tracks(std::span<const std::int64_t> ids) override {
    const std::scoped_lock lock(mutex_);
    std::vector<ui::QueuedTrack> told;
    for (const std::int64_t id : ids)
      if (const auto task = tasks_.find(id); task != tasks_.end())
        told.push_back({id, task->second.title, task->second.artist, task->second.file, 60.0});
    return told;
  }
  void enqueue(std::span<const std::int64_t> tracks, bool) override {
    const std::scoped_lock lock(mutex_);
    for (const std::int64_t track : tracks) {
      std::erase_if(content_.failed, [track](const ui::FailedJob& job) { return job.track == track; });
      if (std::ranges::find(content_.waiting, track) == content_.waiting.end())
        content_.waiting.push_back(track);
    }
  }
  void move(std::span<const std::int64_t> tracks, std::int64_t before) override {
    remove(tracks);
    const std::scoped_lock lock(mutex_);
    content_.waiting.insert(std::ranges::find(content_.waiting, before), tracks.begin(), tracks.end());
  }
  void remove(std::span<const std::int64_t> tracks) override {
    const std::scoped_lock lock(mutex_);
    const auto named = [tracks](std::int64_t track) {
      return std::ranges::find(tracks, track) != tracks.end();
    };
    std::erase_if(content_.waiting, named);
    std::erase_if(content_.failed, [&](const ui::FailedJob& job) { return named(job.track); });
  }
  void removeWaiting() override {
    const std::scoped_lock lock(mutex_);
    content_.waiting.clear();
  }
  void fail(std::int64_t track, const QString& problem) override {
    const std::scoped_lock lock(mutex_);
    std::erase(content_.waiting, track);
    content_.failed.push_back({track, problem});
  }
  void setPaused(bool paused) override {
    const std::scoped_lock lock(mutex_);
    content_.paused = paused;
  }
  void setSpeed(double speed) override {
    const std::scoped_lock lock(mutex_);
    content_.speed = speed;
  }
  std::vector<ui::StaleTracks> stale() override {
    return {{.recipes = {3}, .changed = {"beats"}, .tracks = 2, .seconds = 120.0, .work = 0.5}};
  }
  void enqueueStale(const std::vector<std::int64_t>&) override {
    enqueue(std::vector<std::int64_t>{1, 2}, false);
  }

 private:
  std::mutex mutex_;
  ui::QueueContent content_;
  std::map<std::int64_t, ui::AnalysisTask> tasks_;
  bool changed_{true};
};

}  // namespace barline::test
