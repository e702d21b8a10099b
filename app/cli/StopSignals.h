#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace barline::cli {

/// Keeps SIGINT and SIGTERM from ending the process; they wait for a StopSignals. To be called before any
/// other thread is made, since threads inherit this.
void blockStopSignals();

/// Turns blocked SIGINT and SIGTERM into a call on a thread of its own, so that work can end in order. A
/// second signal ends the program at once.
class StopSignals {
 public:
  explicit StopSignals(std::function<void()> stop);
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// Number of the signal that came; 0 = none. Thread-safe.
  [[nodiscard]] int received() const { return received_.load(); }

 private:
  void watch();

  std::function<void()> stop_;
  std::atomic<int> received_{0};
  std::atomic<bool> ending_{false};
  std::thread watcher_;
};

}  // namespace barline::cli
