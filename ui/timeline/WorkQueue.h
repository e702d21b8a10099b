#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace barline::ui {

/// A few threads that work off tasks in order. Standard threads and locks instead of Qt's: ThreadSanitizer
/// sees these, so it can vouch for what is handed over.
class WorkQueue {
 public:
  using Task = std::function<void()>;

  explicit WorkQueue(int threads);
  /// Drops what has not begun and waits for the rest.
  ~WorkQueue();
  WorkQueue(const WorkQueue&) = delete;
  WorkQueue& operator=(const WorkQueue&) = delete;

  void add(Task task);
  /// These instead of all that has not begun.
  void replace(std::vector<Task> tasks);
  /// Waits until nothing is left to do.
  void finish();

  [[nodiscard]] std::size_t threads() const { return threads_.size(); }

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> waiting_;  ///< guarded by mutex_
  int busy_{};                ///< guarded by mutex_
  bool ending_{};             ///< guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace barline::ui
