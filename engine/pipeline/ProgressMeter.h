#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace barline::pipeline {

/// Adds up the progress of parts of different weight. Not thread-safe.
class ProgressMeter {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds kInterval{60};

  /// To be called for every part before the first update. @param weight > 0
  void addPart(const std::string& part, double weight);

  /// `fraction` (0–1) of the part is done; smaller values than before change nothing.
  /// @return the whole's fraction where it is to be told now: it has grown, and the last was kInterval ago.
  std::optional<double> update(const std::string& part, double fraction, Clock::time_point now);

 private:
  struct Part {
    double weight{};
    double fraction{};
  };
  std::map<std::string, Part> parts_;
  double totalWeight_{};
  double doneWeight_{};
  double told_{-1.0};
  std::optional<Clock::time_point> toldAt_;
};

}  // namespace barline::pipeline
