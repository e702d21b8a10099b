#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <memory>

namespace barline::pipeline {

/// Thrown by StepContext::checkpoint; only the Runner catches it.
class Cancelled : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "cancelled"; }
};

/// A request to stop, shared by whoever asks and whoever works. Thread-safe.
class CancellationToken {
 public:
  void cancel() { flag_->store(true, std::memory_order_relaxed); }
  [[nodiscard]] bool cancelled() const { return flag_->load(std::memory_order_relaxed); }

 private:
  std::shared_ptr<std::atomic<bool>> flag_ = std::make_shared<std::atomic<bool>>(false);
};

/// What a running step has of its surroundings. Lives on the step's thread.
class StepContext {
 public:
  using Report = std::function<void(double fraction)>;

  StepContext() = default;
  StepContext(CancellationToken token, Report report)
      : token_(std::move(token)), report_(std::move(report)) {}

  /// To be called at least every 20 ms of work. `fraction` (0–1) of the step's own work is done; smaller
  /// values than before are ignored. @throws Cancelled
  void checkpoint(double fraction) {
    if (token_.cancelled()) throw Cancelled();
    if (report_) report_(fraction);
  }

 private:
  CancellationToken token_;
  Report report_;
};

}  // namespace barline::pipeline
