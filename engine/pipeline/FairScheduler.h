#pragma once

#include <QThreadPool>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <mutex>

namespace barline::pipeline {

/// Runs tasks of several jobs on one thread pool, one task of each job in turn, so that a job with many tasks
/// does not hold up the others. Tasks of urgent jobs go before all others. Tasks of one job start in the
/// order of their submission but may run at the same time. Tasks must not throw. Thread-safe.
class FairScheduler {
 public:
  using JobId = std::uint64_t;

  /// @param threads 1 up
  explicit FairScheduler(int threads);
  /// Waits for every task.
  ~FairScheduler();
  FairScheduler(const FairScheduler&) = delete;
  FairScheduler& operator=(const FairScheduler&) = delete;

  [[nodiscard]] JobId addJob(bool urgent);
  /// The job's tasks have all been started.
  void removeJob(JobId job);
  void submit(JobId job, std::function<void()> task);

 private:
  struct Job {
    JobId id{};
    bool urgent{};
    std::deque<std::function<void()>> tasks;
  };

  void work();
  /// Takes the next task in turn; empty where there is none. Called with mutex_ held.
  std::function<void()> takeNext();

  std::mutex mutex_;
  std::condition_variable idle_;  ///< no task is running
  std::list<Job> turns_;  ///< the job whose turn is next comes first
  JobId lastId_{};
  int running_{};
  QThreadPool pool_;
};

}  // namespace barline::pipeline
