#pragma once

#include <QThreadPool>
#include <array>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <mutex>

#include "engine/pipeline/Priority.h"

namespace barline::pipeline {

/// Runs tasks of several jobs on a few threads, one task of each job in turn, so that a job with many tasks
/// does not hold up the others. Tasks of jobs of a higher priority go before all others. Tasks of one job
/// start in the order of their urgency, and of equal urgency in that of their submission, but may run at the
/// same time. Tasks must not throw. Thread-safe.
///
/// Background jobs run on threads of their own with a higher nice value, since a thread cannot get back what
/// it gave up. However many kinds of threads there are, no more tasks run at a time than were asked for.
class FairScheduler {
 public:
  using JobId = std::uint64_t;

  /// @param threads 1 up: so many tasks at a time
  explicit FairScheduler(int threads);
  [[nodiscard]] int threads() const { return threads_; }
  /// Waits for every task.
  ~FairScheduler();
  FairScheduler(const FairScheduler&) = delete;
  FairScheduler& operator=(const FairScheduler&) = delete;

  [[nodiscard]] JobId addJob(Priority priority);
  /// The job's tasks have all been started.
  void removeJob(JobId job);
  /// @param urgency of the task among its job's; the most urgent goes first
  void submit(JobId job, std::function<void()> task, double urgency = 0.0);
  /// For the tasks that have not started. Unknown jobs are ignored.
  void setPriority(JobId job, Priority priority);

  /// While on, background jobs run on the least favoured threads and one fewer at a time, but at least one.
  /// Tasks under way end as they began.
  void setGivingWay(bool givingWay);

 private:
  struct Job {
    JobId id{};
    Priority priority{Priority::Normal};
    std::multimap<double, std::function<void()>, std::greater<>> tasks;  ///< by urgency
  };

  /// Threads of one nice value.
  struct Crew {
    QThreadPool pool;
    int working{};
  };
  enum CrewIndex : std::size_t { Foreground, Background, GivingWay, CrewCount };

  void work(CrewIndex crew);
  // Called with mutex_ held:
  void startWorker();
  [[nodiscard]] bool mayWork(CrewIndex crew) const;
  std::function<void()> takeNext(CrewIndex crew);
  [[nodiscard]] bool isReady(bool background) const;
  [[nodiscard]] int working() const;
  [[nodiscard]] int mostInBackground() const;

  const int threads_;
  std::mutex mutex_;
  std::condition_variable idle_;  ///< no task is running
  std::list<Job> turns_;          ///< the job whose turn is next comes first
  JobId lastId_{};
  bool givingWay_{};
  std::array<Crew, CrewCount> crews_;
};

}  // namespace barline::pipeline
