#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <optional>

#include "engine/audio/Decoding.h"
#include "engine/audio/MediaError.h"
#include "engine/audio/isolation/Channel.h"
#include "engine/audio/isolation/Messages.h"
#include "engine/audio/isolation/SharedSamples.h"

namespace barline::audio {

/// How much one file may take before it is given up.
struct WorkerLimits {
  std::int64_t memoryBytes = std::int64_t{500} << 20;
  double cpuSeconds = 8.0;  ///< without progress: with all else that is done about a file it stays below 10 s
  double wallSeconds = 60.0;  ///< without progress; longer than any disk takes to wake
};

/// The program's side of one worker, which ends with it. For one thread at a time.
class WorkerLink {
 public:
  /// @param cancelled asked while this waits; may be empty
  /// @param memoryApart what all workers take, in bytes; outlives this
  WorkerLink(Channel channel, SharedSamples samples, std::filesystem::path file, const WorkerLimits& limits,
             Decoding::Cancelled cancelled, std::atomic<std::int64_t>& memoryApart);
  ~WorkerLink();
  WorkerLink(const WorkerLink&) = delete;
  WorkerLink& operator=(const WorkerLink&) = delete;

  [[nodiscard]] const SharedSamples& samples() const { return samples_; }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

  /// Waits for what the worker says next, which has to be `expected` or `other`. @throws MediaError where it
  /// says that it has failed, dies, makes no progress, or where this is cancelled
  [[nodiscard]] MessageReader receive(MessageKind expected, std::optional<MessageKind> other = std::nullopt);
  /// As the worker may be gone, it is receive() that fails.
  void send(const MessageWriter& message) const { (void)channel_.send(message.bytes()); }

  void note(const WorkerUsage& usage);
  /// CPU time of the worker so far.
  [[nodiscard]] double cpuSeconds() const;

  /// Runs `read`, which takes messages apart. @throws MediaError where one is malformed
  template <class Read>
  auto guarded(const Read& read) const {
    try {
      return read();
    } catch (const BadMessage&) {
      throw MediaError(MediaProblem::Stopped, file_);
    }
  }

 private:
  using Clock = std::chrono::steady_clock;

  void waitForMessage();
  [[nodiscard]] double workerClock() const;
  [[noreturn]] void fail(const char* detail) const;
  [[noreturn]] void tellEnd(int signal) const;

  Channel channel_;
  SharedSamples samples_;
  std::filesystem::path file_;
  WorkerLimits limits_;
  Decoding::Cancelled cancelled_;
  std::atomic<std::int64_t>& memoryApart_;
  std::optional<clockid_t> clock_;  ///< of the worker's CPU time
  WorkerUsage usage_;
};

}  // namespace barline::audio
