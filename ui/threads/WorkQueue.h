#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace barline::ui {

/// Tasks that are worked off beside the window's thread in the order in which they were added, by one thread
/// or a few. With one, a task sees what was done before it was added and by the tasks before it; with
/// several, only the former. Standard threads and locks instead of Qt's: ThreadSanitizer sees these, so it
/// can vouch for what is handed over. Tasks must not throw. Every function may be called on any thread, also
/// by a task, but for finish() and the destructor.
class WorkQueue {
 public:
  using Task = std::function<void()>;

  /// Threads are made as there is work for them, and stay.
  /// @param threads 1 or more; @param nice 0–19, what they leave to others (pipeline::makeThreadNice())
  explicit WorkQueue(int threads = 1, int nice = 0);
  /// Drops what has not begun and waits for the rest. Whoever wants it all done calls finish() before.
  ~WorkQueue();
  WorkQueue(const WorkQueue&) = delete;
  WorkQueue& operator=(const WorkQueue&) = delete;

  /// @throws std::system_error where the system has no thread left for it
  void add(Task task);
  /// These instead of all that has not begun; none drops it.
  /// @throws std::system_error as add() does
  void replace(std::vector<Task> tasks);
  /// Waits until nothing is left to do; what the tasks did and held has then happened for whoever waits.
  void finish();

  /// @return those that there are at most
  [[nodiscard]] std::size_t threads() const { return most_; }

 private:
  void makeThreads();  // with mutex_ locked
  void work();

  const std::size_t most_;  // threads
  const int nice_;
  std::mutex mutex_;
  std::condition_variable added_;
  std::condition_variable finished_;
  std::deque<Task> waiting_;          // guarded by mutex_
  std::size_t busy_{};                // threads at a task; guarded by mutex_
  bool ending_{};                     // guarded by mutex_
  std::vector<std::thread> threads_;  // guarded by mutex_ until the end
};

}  // namespace barline::ui
