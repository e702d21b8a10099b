#pragma once

#include <chrono>

#include "engine/audio/Decoding.h"

namespace barline::pipeline {

/// CPU time that the calling thread has used, in seconds.
[[nodiscard]] double threadCpuSeconds();

/// Reads the resident size of the process and of what decodes for it; cheap enough to ask for every block.
/// Thread-safe.
class ResidentSize {
 public:
  /// @param decoding outlives it
  explicit ResidentSize(const audio::Decoding& decoding);
  ~ResidentSize();
  ResidentSize(const ResidentSize&) = delete;
  ResidentSize& operator=(const ResidentSize&) = delete;

  /// MiB; 0 where the system does not tell.
  [[nodiscard]] double mebibytes() const;

 private:
  const audio::Decoding& decoding_;
  int file_;
};

/// What a step has used so far. Not thread-safe.
struct Usage {
  using Clock = std::chrono::steady_clock;

  Clock::time_point firstWork{};
  Clock::time_point lastWork{};
  double busySeconds{};  ///< wall time at work, over all pieces of it
  double cpuSeconds{};
  double peakMebibytes{};

  [[nodiscard]] double wallSeconds() const {
    return std::chrono::duration<double>(lastWork - firstWork).count();
  }
  void add(const Usage& other);
};

/// Measures one piece of work on the calling thread, from construction to stop().
class WorkMeter {
 public:
  explicit WorkMeter(const ResidentSize& resident);
  [[nodiscard]] Usage stop() const;

 private:
  const ResidentSize& resident_;
  Usage::Clock::time_point begun_;
  double cpuBegun_;
};

}  // namespace barline::pipeline
