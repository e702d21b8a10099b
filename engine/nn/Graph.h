#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace barline::nn {

/// Frames of the fastest input are padded with zeros to a multiple of this; every stride divides it.
inline constexpr std::size_t kFrameGroup = 8;

/// What a node gives: `width` places of `channels` values for every `stride` frames of the fastest input,
/// channels of a place side by side.
struct Shape {
  std::size_t stride{1};
  std::size_t width{1};
  std::size_t channels{1};

  [[nodiscard]] std::size_t values() const { return width * channels; }
  bool operator==(const Shape&) const = default;
};

/// What a layer does; README.md says exactly what each kind computes.
enum class LayerKind : unsigned char { Affine, Convolve, Circular, Average, Flatten, Repeat };

/// Groups of channels that a circular convolution treats alike: pitch classes.
inline constexpr std::size_t kCircle = 12;

/// A place where bytes come in; a byte stands for itself divided by 255.
struct Input {
  std::string name;
  Shape shape;
};

/// A computation on the results of others. Nodes are numbered: inputs first, then layers, each layer after
/// all that it reads.
struct Layer {
  std::string name;
  LayerKind kind{};
  std::size_t input{};               ///< node
  std::optional<std::size_t> add{};  ///< node of the same shape as the result
  Shape shape;                       ///< of the result

  // Convolve, Circular
  std::size_t timeKernel{1};  ///< odd
  std::size_t dilation{1};
  std::size_t timeStride{1};
  std::size_t widthKernel{1};
  std::size_t widthStride{1};
  std::size_t widthPadding{0};
  bool reluBefore{};
  bool reluAfter{};
  // Repeat
  std::size_t factor{1};

  /// Convolve: [time kernel][width kernel][in channels][out channels]; Circular: [time kernel][kCircle]
  /// [in channels of a group][out channels of a group]; Affine: scale, [width][channels]
  std::vector<float> weights;
  /// Convolve: [out channels]; Circular: [out channels of a group]; Affine: shift, [width][channels]
  std::vector<float> biases;

  [[nodiscard]] bool convolves() const { return kind == LayerKind::Convolve || kind == LayerKind::Circular; }
  /// Frames of the input that a result reaches to either side.
  [[nodiscard]] std::size_t reach() const { return timeKernel / 2 * dilation; }
};

struct Output {
  std::string name;
  std::size_t node{};  ///< of width 1
};

/// A network as it stands in its container.
struct Graph {
  std::string name;
  std::string commit;  ///< of the sources that trained it
  std::vector<Input> inputs;
  std::vector<Layer> layers;
  std::vector<Output> outputs;

  [[nodiscard]] std::size_t nodes() const { return inputs.size() + layers.size(); }
  [[nodiscard]] const Shape& shapeOf(std::size_t node) const {
    return node < inputs.size() ? inputs[node].shape : layers[node - inputs.size()].shape;
  }
};

}  // namespace barline::nn
