#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "engine/nn/FrameBuffer.h"
#include "engine/nn/Network.h"

namespace barline::nn {

/// What a node has given and others still need: as it is, with negative values as 0, or both.
class NodeFrames {
 public:
  NodeFrames(const Shape& shape, const Network::Storage& storage);

  /// Frames that the node has given so far; the zeros after the last are not counted.
  [[nodiscard]] std::ptrdiff_t given() const { return given_; }
  /// Number of the first frame that cannot be read, zeros after the last frame counted.
  [[nodiscard]] std::ptrdiff_t readable() const { return plain_ ? plain_->end() : rectified_->end(); }

  [[nodiscard]] const FrameBuffer& frames(bool rectified) const { return rectified ? *rectified_ : *plain_; }

  /// Frames as toSpectrum() gives them. Only where the network keeps them.
  [[nodiscard]] const FrameBuffer& spectra() const { return *spectra_; }

  /// Where a value of a frame goes; null for a form that nobody needs.
  struct Place {
    float* plain{};
    float* rectified{};
  };

  /// Counts the next `count` frames as given; they are to be written through place(). Pointers are void then.
  void extend(std::size_t count);
  [[nodiscard]] Place place(std::ptrdiff_t frame);
  /// Writes a whole frame.
  void write(std::ptrdiff_t frame, std::span<const float> values);
  /// Transforms the frames from `begin` on, which are written, where the network wants their spectra.
  void transform(std::ptrdiff_t begin);
  /// No more frames come: those that layers reach beyond the last are zeros.
  void close();
  void release(std::ptrdiff_t frame);

 private:
  std::optional<FrameBuffer> plain_;
  std::optional<FrameBuffer> rectified_;
  std::optional<FrameBuffer> spectra_;
  std::size_t values_;
  std::size_t zeros_;
  std::ptrdiff_t given_{};
};

}  // namespace barline::nn
