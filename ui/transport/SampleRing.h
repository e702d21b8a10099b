#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace barline::ui {

/// Single producer, single consumer queue of small values, wait-free on both ends.
template <class T, std::size_t Capacity>
class SpscQueue {
 public:
  /// Producer. False where it is full.
  bool push(const T& value) {
    const std::size_t end = end_.load(std::memory_order_relaxed);
    if (end - begin_.load(std::memory_order_acquire) == Capacity) return false;
    slots_[end % Capacity] = value;
    end_.store(end + 1, std::memory_order_release);
    return true;
  }

  /// Consumer: the oldest value, left in place.
  [[nodiscard]] std::optional<T> front() const {
    const std::size_t begin = begin_.load(std::memory_order_relaxed);
    if (begin == end_.load(std::memory_order_acquire)) return std::nullopt;
    return slots_[begin % Capacity];
  }

  /// Consumer. Only after front() returned a value.
  void pop() { begin_.store(begin_.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

 private:
  std::array<T, Capacity> slots_{};
  std::atomic<std::size_t> begin_{0};
  std::atomic<std::size_t> end_{0};
};

/// Single producer, single consumer ring of interleaved stereo frames, wait-free on both ends.
/// Frames are numbered from 0 in the order they were written; the numbers never wrap.
class SampleRing {
 public:
  /// @param frames rounded up to a power of two
  explicit SampleRing(std::size_t frames);

  [[nodiscard]] std::size_t capacity() const { return capacity_; }

  /// Producer: frames that write() would take now.
  [[nodiscard]] std::size_t writable() const;
  /// Producer: number of the next frame to be written.
  [[nodiscard]] std::uint64_t writeIndex() const { return write_.load(std::memory_order_relaxed); }
  /// Producer: everything before this number has been given back.
  [[nodiscard]] std::uint64_t consumedIndex() const { return read_.load(std::memory_order_acquire); }
  /// Producer. @param frames left, right, … ; at most writable() frames
  void write(std::span<const float> frames);

  /// Consumer: number of the next frame to be read.
  [[nodiscard]] std::uint64_t readIndex() const { return read_.load(std::memory_order_relaxed); }
  /// Consumer: frames written and not yet released.
  [[nodiscard]] std::size_t readable() const;
  /// Consumer: copies frames from number `first` on, which must all be between readIndex() and the end.
  void copy(std::uint64_t first, std::span<float> out) const;
  /// Consumer: gives everything before frame `index` back to the producer.
  void release(std::uint64_t index) { read_.store(index, std::memory_order_release); }

 private:
  std::size_t capacity_;
  std::vector<float> samples_;
  std::atomic<std::uint64_t> read_{0};
  std::atomic<std::uint64_t> write_{0};
};

}  // namespace barline::ui
