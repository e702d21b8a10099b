#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/nn/Graph.h"
#include "engine/nn/NodeFrames.h"
#include "engine/nn/TileKernel.h"

namespace barline::nn {

/// The weights of a circular convolution as its products want them: for each of kCircleRates panels as
/// Network has them, of 1 or 2 times the channels of a group to as many; the transform's scale is in them.
[[nodiscard]] std::vector<float> packCircular(const Layer& layer);

/// Computes circular convolutions on spectra around the circle, one product of matrices for each rate. Holds
/// working memory: one thread at a time.
class CircularConvolution {
 public:
  explicit CircularConvolution(const TileKernel& kernel);

  /// @param panels of packCircular() @param spectra of the layer's input, transformed frame by frame
  /// @param added what its `add` reads; null where there is none
  /// @param result extended by `count` frames from `begin` on, which are to be written
  void run(const Layer& layer, std::span<const float> panels, const FrameBuffer& spectra,
           const FrameBuffer* added, NodeFrames& result, std::ptrdiff_t begin, std::size_t count);

 private:
  void multiply(const Layer& layer, std::span<const float> panels, const FrameBuffer& spectra,
                std::ptrdiff_t begin, std::size_t count);
  void finish(const Layer& layer, const FrameBuffer* added, NodeFrames& result, std::ptrdiff_t begin,
              std::size_t count);

  TileKernel kernel_;
  std::vector<const float*> inputs_;
  std::vector<float*> products_;
  std::vector<float> spectra_;  ///< of some frames of the result
  std::vector<float> frame_;
};

}  // namespace barline::nn
