#pragma once

#include <QThread>
#include <QThreadPool>
#include <atomic>
#include <cstdint>
#include <functional>

namespace barline::ui {

/// Does tasks one after the other, in the order in which they were started, on a thread of its own. The
/// thread is made for the first task and goes when there has been none for a while. A task sees what was done
/// before it was started and by the tasks before it. Lives on the thread that made it; tasks must not throw.
class Worker {
 public:
  Worker();
  /// Waits for every task.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Any thread.
  void start(std::function<void()> task);
  /// Drops what has not begun.
  void clear();
  /// Waits until every task is done; what they did has happened for whoever waits.
  void waitForDone();

  /// The thread stays, however long there is no task.
  void keepThread();
  /// Before the first task.
  void setPriority(QThread::Priority priority);

 private:
  class Task;

  std::atomic<std::uint64_t> done_{0};  // tasks; each releases what it did and acquires what those before did
  QThreadPool pool_;                    // of one thread; last, so that it ends first
};

}  // namespace barline::ui
