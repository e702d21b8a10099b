#pragma once

#include <chrono>
#include <iosfwd>
#include <mutex>
#include <string>
#include <vector>

#include "app/cli/BatchAnalysis.h"

namespace barline::cli {

/// Progress and messages on standard error. On a terminal progress is one line that is drawn over; elsewhere
/// each update is a line of its own, at most five a second. Each is written whole, from whichever threads.
class ProgressDisplay {
 public:
  enum class Style : unsigned char { None, Lines, Terminal };

  /// Terminal where standard error is one, Lines where it is not but `wanted`, otherwise None.
  [[nodiscard]] static Style styleFor(bool wanted);

  /// @param names of the files, by index
  ProgressDisplay(std::ostream& stream, Style style, std::vector<std::string> names);
  ~ProgressDisplay();
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

  void show(const BatchProgress& progress);

  /// Takes the progress line away, so that something else can be printed.
  void clear();

  /// Prints a line of its own: "barline-cli: <sentence>".
  void message(const std::string& sentence);

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] std::string line(const BatchProgress& progress) const;

  std::ostream& stream_;
  const Style style_;
  const std::vector<std::string> names_;
  const Clock::time_point begun_ = Clock::now();
  std::mutex mutex_;  // of what follows and of the stream
  Clock::time_point last_{};
  bool drawn_{};
};

}  // namespace barline::cli
