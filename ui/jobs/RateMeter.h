#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

namespace barline::ui {

/// How fast files are being finished, of late: in the last minute, or longer where that had only a few. Time
/// in which nothing was under way does not count. Times are seconds on any clock that never goes back.
class RateMeter {
 public:
  /// Whether work is under way from now on.
  void setRunning(bool running, double now);
  void finished(double audioSeconds, double now);
  /// Adds the present rate to the history; to be called at even intervals.
  void sample(double now);

  /// Absent until two files are done.
  [[nodiscard]] std::optional<double> filesPerMinute(double now) const;
  /// Seconds of audio done in a second.
  [[nodiscard]] std::optional<double> audioPerSecond(double now) const;
  /// Files per minute at the last samples, at most kHistory, oldest first.
  [[nodiscard]] const std::vector<double>& history() const { return history_; }

  static constexpr std::size_t kHistory = 60;

 private:
  struct File {
    double at{};  // on the clock that stands still while nothing is under way
    double audioSeconds{};
  };
  [[nodiscard]] double worked(double now) const;

  bool running_{};
  double workedBefore_{};
  double runningSince_{};
  double windowBegin_{};
  std::deque<File> files_;
  std::vector<double> history_;
};

}  // namespace barline::ui
