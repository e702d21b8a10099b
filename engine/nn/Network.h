#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/nn/Container.h"
#include "engine/nn/Graph.h"

namespace barline::nn {

/// A network that is ready to run. Immutable: any number of executions, in any threads, share one.
class Network {
 public:
  /// How the frames of a node are kept while the network runs.
  struct Storage {
    bool plain{};          ///< as they are
    bool rectified{};      ///< with negative values as 0
    bool spectra{};        ///< transformed around the circle
    std::size_t border{};  ///< zeros on either side of a frame's values
    std::size_t zeros{};   ///< frames of zeros before the first and after the last
  };

  /// @throws ContainerError for bytes that are no network
  [[nodiscard]] static std::shared_ptr<const Network> read(std::span<const std::byte> bytes,
                                                           Checksum checksum = Checksum::Verify);

  explicit Network(Graph graph);

  [[nodiscard]] const Graph& graph() const { return graph_; }
  /// Of each node.
  [[nodiscard]] const std::vector<Storage>& storage() const { return storage_; }
  /// Biases and weights of a convolution in panels of kPanel output channels, filled up with zeros:
  /// [panel][1 + time kernel · width kernel · in channels][kPanel]; what packCircular() gives for circular
  /// ones; empty for other layers.
  [[nodiscard]] std::span<const float> panels(std::size_t layer) const { return panels_[layer]; }

  /// Number of an input or output. @throws std::out_of_range where there is none of this name
  [[nodiscard]] std::size_t input(std::string_view name) const;
  [[nodiscard]] std::size_t output(std::string_view name) const;
  /// Values in a frame of an output, and how many frames of the fastest input one of it stands for.
  [[nodiscard]] const Shape& outputShape(std::size_t output) const {
    return graph_.shapeOf(graph_.outputs[output].node);
  }

 private:
  Graph graph_;
  std::vector<Storage> storage_;
  std::vector<std::vector<float>> panels_;
};

}  // namespace barline::nn
