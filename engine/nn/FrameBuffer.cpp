#include "engine/nn/FrameBuffer.h"

#include <algorithm>

namespace barline::nn {

FrameBuffer::FrameBuffer(std::size_t values, std::size_t border, std::size_t zeros)
    : stride_(values + 2 * border), border_(border), begin_(-static_cast<std::ptrdiff_t>(zeros)) {
  memory_.resize(zeros * stride_);
}

void FrameBuffer::extend(std::size_t count) {
  const std::size_t held = static_cast<std::size_t>(end_ - begin_) * stride_;
  const std::size_t wanted = held + count * stride_;
  if (first_ + wanted > memory_.size()) {
    // Moving only what takes at most half of the memory keeps the cost of moving to one copy of each frame.
    if (2 * wanted > memory_.size()) {
      std::vector<float> larger(2 * wanted);
      std::copy_n(memory_.begin() + static_cast<std::ptrdiff_t>(first_), held, larger.begin());
      memory_ = std::move(larger);
    } else {
      std::copy_n(memory_.begin() + static_cast<std::ptrdiff_t>(first_), held, memory_.begin());
    }
    first_ = 0;
  }
  end_ += static_cast<std::ptrdiff_t>(count);
}

void FrameBuffer::extendWithZeros(std::size_t count) {
  const std::ptrdiff_t from = end_;
  extend(count);
  std::fill_n(memory_.begin() + static_cast<std::ptrdiff_t>(place(from)), count * stride_, 0.0F);
}

void FrameBuffer::release(std::ptrdiff_t frame) {
  frame = std::clamp(frame, begin_, end_);
  first_ += static_cast<std::size_t>(frame - begin_) * stride_;
  begin_ = frame;
}

}  // namespace barline::nn
