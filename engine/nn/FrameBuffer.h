#pragma once

#include <cstddef>
#include <vector>

namespace barline::nn {

/// The frames of one node that are still needed, in order and one after another in memory. Each frame has a
/// border of zeros before and after its values. Frames are numbered from the track's first; those before it
/// are zeros too. What is held is all the memory it takes, but for a factor of at most four.
class FrameBuffer {
 public:
  FrameBuffer() = default;

  /// @param values of a frame. @param border zeros on either side of them
  /// @param zeros frames before frame 0 that can be read
  FrameBuffer(std::size_t values, std::size_t border, std::size_t zeros);

  /// Values from one frame to the next.
  [[nodiscard]] std::size_t frameStride() const { return stride_; }

  /// Number of the first frame that is not there yet.
  [[nodiscard]] std::ptrdiff_t end() const { return end_; }

  /// Makes room for frames end() … end() + count − 1 and counts them as there. Their values are to be written
  /// through at(); their borders are zero. Pointers got before are void.
  void extend(std::size_t count);

  /// The same, the values being zeros.
  void extendWithZeros(std::size_t count);

  /// The first value of a frame that is there and was not released; its border lies before.
  [[nodiscard]] const float* at(std::ptrdiff_t frame) const {
    return memory_.data() + place(frame) + border_;
  }
  [[nodiscard]] float* at(std::ptrdiff_t frame) { return memory_.data() + place(frame) + border_; }

  /// Frames before `frame` are needed no more.
  void release(std::ptrdiff_t frame);

 private:
  [[nodiscard]] std::size_t place(std::ptrdiff_t frame) const {
    return first_ + static_cast<std::size_t>(frame - begin_) * stride_;
  }

  std::size_t stride_{};
  std::size_t border_{};
  std::ptrdiff_t begin_{};  ///< number of the first frame that is held
  std::ptrdiff_t end_{};
  std::size_t first_{};        ///< where that frame lies in memory; a multiple of stride_
  std::vector<float> memory_;  ///< borders are never written, so they stay zero
};

}  // namespace barline::nn
