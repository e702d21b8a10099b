#pragma once

#include <algorithm>
#include <mutex>
#include <thread>

#include "tests/engine/performance/Runs.h"
#include "ui/dashboard/RunStore.h"

namespace barline::test {

/// Runs in memory, as the library would keep them.
class MemoryRuns final : public ui::RunStore {
 public:
  std::int64_t add(performance::RunRecord run) {
    const std::scoped_lock lock(mutex_);
    run.id = static_cast<std::int64_t>(runs_.size()) + 1;
    runs_.push_back(std::move(run));
    return runs_.back().id;
  }

  bool keep(const pipeline::AnalysisReport& report, const QString& title, bool queued) override {
    if (!performance::isTelling(report)) return false;
    add(performance::recordOf(report,
                              {.title = title.toStdString(), .endedAt = 9'000'000, .queued = queued}));
    return true;
  }
  std::vector<ui::RunName> latest(const std::string& fingerprint, std::size_t most) override {
    const std::scoped_lock lock(mutex_);
    askedOn_ = std::this_thread::get_id();
    std::vector<ui::RunName> names;
    for (auto run = runs_.rbegin(); run != runs_.rend() && names.size() < most; ++run)
      if (fingerprint.empty() || run->fingerprint == fingerprint) names.push_back(nameOf(*run));
    return names;
  }
  std::vector<ui::RunName> since(std::int64_t, std::size_t) override {
    const std::scoped_lock lock(mutex_);
    std::vector<ui::RunName> names;
    for (const performance::RunRecord& run : runs_) names.push_back(nameOf(run));
    return names;
  }
  std::optional<performance::RunRecord> run(std::int64_t id) override {
    const std::scoped_lock lock(mutex_);
    const auto found = std::ranges::find(runs_, id, &performance::RunRecord::id);
    return found == runs_.end() ? std::nullopt : std::optional(*found);
  }
  std::vector<performance::RunRecord> ofAudio(const std::string& fingerprint) override {
    const std::scoped_lock lock(mutex_);
    if (fails) throw std::runtime_error("The library is locked.");
    std::vector<performance::RunRecord> found;
    for (const performance::RunRecord& run : runs_)
      if (run.fingerprint == fingerprint) found.push_back(run);
    return found;
  }

  ui::ChunkSizes chunkSizes(const std::string& fingerprint) override {
    ui::ChunkSizes sizes;
    if (fingerprint == "f1") sizes.chunks = {{"bar 1", 250'000.0}, {"bar 2", 103'000.0}};
    return sizes;
  }

  [[nodiscard]] std::thread::id askedOn() {
    const std::scoped_lock lock(mutex_);
    return askedOn_;
  }

  bool fails{};

 private:
  static ui::RunName nameOf(const performance::RunRecord& run) {
    return {.id = run.id,
            .fingerprint = run.fingerprint,
            .title = QString::fromStdString(run.title),
            .endedAt = run.endedAt,
            .program = QString::fromStdString(run.program),
            .audioSeconds = run.audioSeconds,
            .wallSeconds = run.wallSeconds,
            .queued = run.queued};
  }

  std::mutex mutex_;
  std::vector<performance::RunRecord> runs_;
  std::thread::id askedOn_;
};

}  // namespace barline::test
