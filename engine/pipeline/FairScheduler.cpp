#include "engine/pipeline/FairScheduler.h"

#include <algorithm>
#include <utility>

namespace barline::pipeline {

FairScheduler::FairScheduler(int threads) {
  pool_.setMaxThreadCount(std::max(1, threads));
}

FairScheduler::~FairScheduler() {
  {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [&] { return running_ == 0; });
  }
  pool_.waitForDone();
}

FairScheduler::JobId FairScheduler::addJob(bool urgent) {
  const std::lock_guard lock(mutex_);
  turns_.push_back({++lastId_, urgent, {}});
  return lastId_;
}

void FairScheduler::removeJob(JobId job) {
  const std::lock_guard lock(mutex_);
  turns_.remove_if([&](const Job& candidate) { return candidate.id == job; });
}

void FairScheduler::submit(JobId job, std::function<void()> task) {
  const std::lock_guard lock(mutex_);
  const auto found =
      std::find_if(turns_.begin(), turns_.end(), [&](const Job& candidate) { return candidate.id == job; });
  if (found == turns_.end()) return;
  found->tasks.push_back(std::move(task));
  if (running_ < pool_.maxThreadCount()) {
    ++running_;
    pool_.start([this] { work(); });
  }
}

std::function<void()> FairScheduler::takeNext() {
  const auto ready = [](bool urgent) {
    return [urgent](const Job& job) { return job.urgent == urgent && !job.tasks.empty(); };
  };
  auto next = std::find_if(turns_.begin(), turns_.end(), ready(true));
  if (next == turns_.end()) next = std::find_if(turns_.begin(), turns_.end(), ready(false));
  if (next == turns_.end()) return {};
  std::function<void()> task = std::move(next->tasks.front());
  next->tasks.pop_front();
  turns_.splice(turns_.end(), turns_, next);
  return task;
}

void FairScheduler::work() {
  for (;;) {
    std::function<void()> task;
    {
      const std::lock_guard lock(mutex_);
      task = takeNext();
      if (!task) {
        if (--running_ == 0) idle_.notify_all();
        return;
      }
    }
    task();
  }
}

}  // namespace barline::pipeline
