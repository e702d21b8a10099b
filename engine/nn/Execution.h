#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "engine/nn/CircularConvolution.h"
#include "engine/nn/Convolution.h"
#include "engine/nn/Network.h"
#include "engine/nn/NodeFrames.h"
#include "engine/nn/TileKernel.h"

namespace barline::nn {

/// Runs a network over one track as its frames come. Each layer keeps only the frames that it or another
/// still reaches, so memory does not grow with the track. However the frames are cut into blocks, the results
/// are the same bits. Used by one thread at a time.
class Execution {
 public:
  /// Called with whole frames of an output, in order: `values` are frames · channels.
  using Sink = std::function<void(std::size_t output, std::span<const float> values)>;

  Execution(std::shared_ptr<const Network> network, Sink sink,
            const TileKernel& kernel = availableKernels().back());

  /// @param blocks for each input, in the graph's order, the codes of any number of whole frames. Inputs need
  /// not keep step; what one is ahead of the others is held.
  /// @throws std::invalid_argument for another number of inputs and for broken frames
  void push(std::span<const std::span<const std::uint8_t>> blocks);

  /// Ends the track, as long as its fastest input. Each output has then given one frame for each `stride`
  /// frames begun. Inputs that are shorter are filled with zeros. To be called once.
  /// @throws std::invalid_argument where another input is longer
  void finish();

 private:
  void append(std::size_t input, std::span<const std::uint8_t> codes);
  void advance();
  void computeLayer(std::size_t index);
  void computeFrames(std::size_t index, NodeFrames& result, std::ptrdiff_t begin, std::size_t count);
  [[nodiscard]] std::ptrdiff_t reachable(const Layer& layer) const;
  [[nodiscard]] std::ptrdiff_t wanted(const Shape& shape) const;
  void computeFrame(const Layer& layer, std::ptrdiff_t frame);
  void closeIfComplete(std::size_t node);
  void give(std::size_t node, std::ptrdiff_t begin);
  void release();

  std::shared_ptr<const Network> network_;
  const Graph& graph_;
  Sink sink_;
  Convolution convolution_;
  CircularConvolution circularConvolution_;
  std::vector<NodeFrames> nodes_;
  std::ptrdiff_t frames_{};  ///< of the fastest input
  bool finished_{};
  std::vector<float> frame_;  ///< of the node that is being computed
};

}  // namespace barline::nn
