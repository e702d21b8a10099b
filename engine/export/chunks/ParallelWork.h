#pragma once

#include <QThreadPool>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>

namespace barline::exporting {

/// Tasks on threads of their own, so many bytes of them at a time. The first exception ends the work: what
/// has not begun is dropped, and wait() passes the exception on. submit() and wait() are for one thread.
class ParallelWork {
 public:
  /// @param threads 0 = as many as cores
  /// @param limit bytes that tasks under way may hold together; a larger one runs alone
  ParallelWork(int threads, std::size_t limit);
  /// Drops what has not begun and waits for the rest.
  ~ParallelWork();
  ParallelWork(const ParallelWork&) = delete;
  ParallelWork& operator=(const ParallelWork&) = delete;

  /// Called about every 50 ms while this thread waits; what it throws is passed on.
  using Idle = std::function<void()>;

  /// Waits until there is room. @throws what a task has thrown
  void submit(std::size_t bytes, std::function<void()> task, const Idle& idle);

  /// Waits until all tasks have ended. @throws what one of them has thrown
  void wait(const Idle& idle);

 private:
  template <typename Ready>
  void waitFor(std::unique_lock<std::mutex>& lock, const Ready& ready, const Idle& idle);
  void runNext();

  struct Task {
    std::size_t bytes{};
    std::function<void()> work;
  };

  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> waiting_;  // for one of the threads
  std::size_t held_{};
  std::size_t underWay_{};
  bool dropping_{};
  std::exception_ptr problem_;
  QThreadPool pool_;  // last: its tasks use all of the above
};

}  // namespace barline::exporting
