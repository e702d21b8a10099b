#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <string_view>

namespace barline::app {

/// The last lines of a log, in a place that a signal handler may read: bytes that are overwritten in turn.
class RecentLines {
 public:
  static constexpr std::size_t kBytes = 16'384;

  /// Writers take turns among themselves.
  void add(std::string_view line) noexcept {
    std::size_t at = written_.load(std::memory_order_relaxed);
    for (const char letter : line) bytes_[at++ % kBytes] = letter;
    bytes_[at++ % kBytes] = '\n';
    written_.store(at, std::memory_order_release);
  }

  /// Gives the bytes, oldest first, in at most two pieces. Async-signal-safe; a line that is being written
  /// meanwhile may be given in part.
  template <class Write>
  void give(const Write& write) const noexcept {
    const std::size_t end = written_.load(std::memory_order_acquire);
    const std::size_t split = end % kBytes;
    if (end > kBytes) write(bytes_.data() + split, kBytes - split);
    write(bytes_.data(), split);
  }

 private:
  std::array<char, kBytes> bytes_{};
  std::atomic<std::size_t> written_{0};
};

}  // namespace barline::app
