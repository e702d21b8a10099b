#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/nn/Graph.h"
#include "engine/nn/NodeFrames.h"
#include "engine/nn/TileKernel.h"

namespace barline::nn {

/// Computes convolutions as products of matrices: a row for each place of each frame of the result, its
/// inputs read where they lie, a column for each channel. Holds working memory: one thread at a time.
class Convolution {
 public:
  explicit Convolution(const TileKernel& kernel);

  /// @param panels the layer's weights, as Network packs them. @param source what the layer reads
  /// @param added what its `add` reads; null where there is none
  /// @param result extended by `count` frames from `begin` on, which are to be written
  void run(const Layer& layer, std::span<const float> panels, const FrameBuffer& source,
           const FrameBuffer* added, NodeFrames& result, std::ptrdiff_t begin, std::size_t count);

 private:
  [[nodiscard]] Rows rows(const NodeFrames::Place& place, const FrameBuffer* added) const;

  TileKernel kernel_;
  std::vector<const float*> inputs_;
  std::vector<const float*> added_;
  std::vector<float*> plain_;
  std::vector<float*> rectified_;
};

}  // namespace barline::nn
