#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/pipeline/Runner.h"

namespace barline::cli {

/// How far a batch is.
struct BatchProgress {
  std::size_t files{};     ///< of the whole batch
  std::size_t finished{};  ///< of them
  double fraction{};       ///< 0–1 of the whole batch, files weighed by their size; never falls
  std::size_t current{};   ///< index of the first file under way
  std::string step;        ///< what is under way in it; may be empty
};

/// Analyses files through one Runner, a few at a time, and delivers their reports in the files' order. What
/// is finished but not delivered is bounded too, so a long batch needs no more memory than a short one.
class BatchAnalysis {
 public:
  using Deliver = std::function<void(std::size_t index, const pipeline::AnalysisReport&)>;
  using Tell = std::function<void(const BatchProgress&)>;

  /// @param runner outlives the batch
  /// @param window files that may be started and not delivered, > 0
  BatchAnalysis(pipeline::Runner& runner, std::vector<pipeline::AnalysisRequest> requests,
                std::size_t window);

  /// Runs the whole batch; both functions are called on this thread. Once cancelled, files that had finished
  /// are still delivered. What `deliver` throws ends the batch and is passed on. To be called once.
  void run(const Deliver& deliver, const Tell& tell);

  /// Stops what is under way and starts nothing more. Thread-safe, returns at once.
  void cancel();

 private:
  struct Slot {
    std::shared_ptr<pipeline::Analysis> analysis;
    double fraction{};
    std::string step;
    std::optional<pipeline::AnalysisReport> report;
  };

  void startMore();
  void start(std::size_t index);
  [[nodiscard]] BatchProgress progress() const;
  void cancelAndWait();

  pipeline::Runner& runner_;
  std::vector<pipeline::AnalysisRequest> requests_;
  const std::size_t window_;
  const std::vector<double> weights_;  ///< of the files; they add up to 1

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Slot> slots_;
  std::size_t started_{};
  std::size_t delivered_{};
  double deliveredWeight_{};
  bool news_{};
  bool cancelled_{};
};

/// How many files may be under way for that many threads. @param threads 0 = as many as cores
[[nodiscard]] std::size_t batchWindow(int threads);

}  // namespace barline::cli
