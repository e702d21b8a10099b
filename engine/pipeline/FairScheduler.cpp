#include "engine/pipeline/FairScheduler.h"

#include <algorithm>
#include <utility>

#include "engine/pipeline/ThreadNiceness.h"

namespace barline::pipeline {
namespace {

/// Of the crews. At 10 a thread gets about a tenth of what one at 0 gets beside it, at 19 a seventieth; not
/// SCHED_IDLE, under which a thread that holds a lock might never come to release it.
constexpr std::array<int, 3> kNice{0, 10, 19};

}  // namespace

FairScheduler::FairScheduler(int threads) : threads_(std::max(1, threads)) {
  for (Crew& crew : crews_) crew.pool.setMaxThreadCount(threads_);
}

FairScheduler::~FairScheduler() {
  {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [&] { return working() == 0; });
  }
  for (Crew& crew : crews_) crew.pool.waitForDone();
}

FairScheduler::JobId FairScheduler::addJob(Priority priority) {
  const std::lock_guard lock(mutex_);
  turns_.push_back({++lastId_, priority, {}});
  return lastId_;
}

void FairScheduler::removeJob(JobId job) {
  const std::lock_guard lock(mutex_);
  turns_.remove_if([&](const Job& candidate) { return candidate.id == job; });
}

void FairScheduler::submit(JobId job, std::function<void()> task, double urgency) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(turns_, job, &Job::id);
  if (found == turns_.end()) return;
  found->tasks.emplace(urgency, std::move(task));  // behind those of equal urgency
  startWorker();
}

void FairScheduler::setPriority(JobId job, Priority priority) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(turns_, job, &Job::id);
  if (found == turns_.end()) return;
  found->priority = priority;
  for (int i = 0; i < threads_; ++i) startWorker();
}

void FairScheduler::setGivingWay(bool givingWay) {
  const std::lock_guard lock(mutex_);
  givingWay_ = givingWay;
  for (int i = 0; i < threads_; ++i) startWorker();
}

int FairScheduler::working() const {
  int count = 0;
  for (const Crew& crew : crews_) count += crew.working;
  return count;
}

int FairScheduler::mostInBackground() const {
  return givingWay_ ? std::max(1, threads_ - 1) : threads_;
}

bool FairScheduler::isReady(bool background) const {
  return std::ranges::any_of(turns_, [background](const Job& job) {
    return (job.priority == Priority::Background) == background && !job.tasks.empty();
  });
}

void FairScheduler::startWorker() {
  if (working() >= threads_) return;
  CrewIndex crew = Foreground;
  if (!isReady(false)) {
    const int inBackground = crews_[Background].working + crews_[GivingWay].working;
    if (inBackground >= mostInBackground() || !isReady(true)) return;
    crew = givingWay_ ? GivingWay : Background;
  }
  ++crews_[crew].working;
  crews_[crew].pool.start([this, crew] { work(crew); });
}

bool FairScheduler::mayWork(CrewIndex crew) const {
  if (crew == Foreground) return true;
  if (crew != (givingWay_ ? GivingWay : Background)) return false;
  if (crews_[Background].working + crews_[GivingWay].working > mostInBackground()) return false;
  // Its place is needed where what goes first waits for one.
  return working() < threads_ || !isReady(false);
}

std::function<void()> FairScheduler::takeNext(CrewIndex crew) {
  if (!mayWork(crew)) return {};
  const auto ready = [this](Priority priority) {
    return std::ranges::find_if(
        turns_, [priority](const Job& job) { return job.priority == priority && !job.tasks.empty(); });
  };
  auto next = ready(crew == Foreground ? Priority::Urgent : Priority::Background);
  if (next == turns_.end() && crew == Foreground) next = ready(Priority::Normal);
  if (next == turns_.end()) return {};
  std::function<void()> task = std::move(next->tasks.extract(next->tasks.begin()).mapped());
  turns_.splice(turns_.end(), turns_, next);
  return task;
}

void FairScheduler::work(CrewIndex crew) {
  makeThreadNice(kNice.at(crew));
  for (;;) {
    std::function<void()> task;
    {
      const std::lock_guard lock(mutex_);
      task = takeNext(crew);
      if (!task) {
        --crews_.at(crew).working;
        startWorker();
        if (working() == 0) idle_.notify_all();
        return;
      }
    }
    task();
  }
}

}  // namespace barline::pipeline
