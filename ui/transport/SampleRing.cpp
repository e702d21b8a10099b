#include "ui/transport/SampleRing.h"

#include <algorithm>
#include <bit>

namespace barline::ui {

SampleRing::SampleRing(std::size_t frames) : capacity_(std::bit_ceil(frames)), samples_(2 * capacity_) {}

std::size_t SampleRing::writable() const {
  return capacity_ - static_cast<std::size_t>(write_.load(std::memory_order_relaxed) -
                                              read_.load(std::memory_order_acquire));
}

void SampleRing::write(std::span<const float> frames) {
  const std::uint64_t first = write_.load(std::memory_order_relaxed);
  const std::size_t at = 2 * static_cast<std::size_t>(first & (capacity_ - 1));
  const std::size_t head = std::min(frames.size(), samples_.size() - at);
  std::copy_n(frames.begin(), head, samples_.begin() + static_cast<std::ptrdiff_t>(at));
  std::copy(frames.begin() + static_cast<std::ptrdiff_t>(head), frames.end(), samples_.begin());
  write_.store(first + frames.size() / 2, std::memory_order_release);
}

std::size_t SampleRing::readable() const {
  return static_cast<std::size_t>(write_.load(std::memory_order_acquire) -
                                  read_.load(std::memory_order_relaxed));
}

void SampleRing::copy(std::uint64_t first, std::span<float> out) const {
  const std::size_t at = 2 * static_cast<std::size_t>(first & (capacity_ - 1));
  const std::size_t head = std::min(out.size(), samples_.size() - at);
  std::copy_n(samples_.begin() + static_cast<std::ptrdiff_t>(at), head, out.begin());
  std::copy_n(samples_.begin(), out.size() - head, out.begin() + static_cast<std::ptrdiff_t>(head));
}

}  // namespace barline::ui
