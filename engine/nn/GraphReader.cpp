#include "engine/nn/GraphReader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "engine/model/HalfFloat.h"
#include "engine/nn/Container.h"

namespace barline::nn {
namespace {

using Json = nlohmann::json;

// What a container may ask for at most; no sum or product of these overflows.
constexpr std::size_t kMostItems = 1024;            // inputs, layers, outputs or tensors
constexpr std::size_t kLargestNumber = 65536;       // of any key
constexpr std::size_t kMostValues = 65536;          // of a frame
constexpr std::size_t kMostValuesInAll = 1U << 18;  // of a frame of every node
constexpr std::size_t kMostHeldValues = 1U << 24;   // that all layers' reaches ask their inputs to hold

[[noreturn]] void fail(const std::string& who, const std::string& what) {
  throw ContainerError("The network's part \"" + who + "\" " + what + '.');
}

const Json& member(const Json& object, const char* key, const std::string& who) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  if (found == object.end()) fail(who, std::string("lacks ") + key);
  return *found;
}

std::string text(const Json& object, const char* key, const std::string& who) {
  const Json& value = member(object, key, who);
  if (!value.is_string()) fail(who, std::string("has no text for ") + key);
  return value.get<std::string>();
}

std::size_t number(const Json& object, const char* key, const std::string& who, std::size_t least) {
  const Json& value = member(object, key, who);
  const bool fits = value.is_number_unsigned() && value.get<std::uint64_t>() >= least &&
                    value.get<std::uint64_t>() <= kLargestNumber;
  if (!fits) fail(who, std::string("has an impossible ") + key);
  return value.get<std::size_t>();
}

bool flag(const Json& object, const char* key, const std::string& who) {
  const Json& value = member(object, key, who);
  if (!value.is_boolean()) fail(who, std::string("has neither true nor false for ") + key);
  return value.get<bool>();
}

const Json& list(const Json& header, const char* key) {
  const Json& value = member(header, key, "header");
  if (!value.is_array() || value.size() > kMostItems) fail("header", std::string("has no list of ") + key);
  return value;
}

/// The tensors that the header lists, each taken once.
class Tensors {
 public:
  Tensors(const Json& header, std::span<const std::byte> payload) : payload_(payload) {
    std::size_t end = 0;
    for (const Json& entry : list(header, "tensors")) {
      const std::string name = text(entry, "name", "tensors");
      Place place{.shape = shapeOf(entry, name), .offset = end};
      std::size_t bytes = 2;
      for (const std::size_t size : place.shape) {
        if (bytes > payload.size() / size) fail(name, "is larger than the file");
        bytes *= size;
      }
      const Json& offset = member(entry, "offset", name);
      if (!offset.is_number_unsigned() || offset.get<std::uint64_t>() != end ||
          bytes > payload.size() - end) {
        fail(name, "lies elsewhere than the tensors before it end");
      }
      end += bytes;
      if (!places_.emplace(name, std::move(place)).second) fail(name, "is there twice");
    }
    if (end != payload.size()) fail("header", "does not account for all of the weights");
  }

  std::vector<float> take(const std::string& name, const std::vector<std::size_t>& shape) {
    const auto found = places_.find(name);
    if (found == places_.end()) fail(name, "is missing");
    if (found->second.shape != shape) fail(name, "has another shape than its layer");
    std::size_t count = 1;
    for (const std::size_t size : shape) count *= size;
    std::vector<float> values(count);
    const std::byte* at = payload_.data() + found->second.offset;
    for (float& value : values) {
      value = model::halfToFloat(static_cast<std::uint16_t>(std::to_integer<unsigned>(at[0]) |
                                                            std::to_integer<unsigned>(at[1]) << 8));
      if (!std::isfinite(value)) fail(name, "holds what is no number");
      at += 2;
    }
    places_.erase(found);
    return values;
  }

  void expectNoneLeft() const {
    if (!places_.empty()) fail(places_.begin()->first, "belongs to no layer");
  }

 private:
  struct Place {
    std::vector<std::size_t> shape;
    std::size_t offset{};
  };

  static std::vector<std::size_t> shapeOf(const Json& entry, const std::string& name) {
    const Json& sizes = member(entry, "shape", name);
    if (!sizes.is_array() || sizes.empty() || sizes.size() > 4) fail(name, "has no shape");
    std::vector<std::size_t> shape;
    for (const Json& size : sizes) {
      const bool fits = size.is_number_unsigned() && size.get<std::uint64_t>() >= 1 &&
                        size.get<std::uint64_t>() <= kLargestNumber;
      if (!fits) fail(name, "has an impossible shape");
      shape.push_back(size.get<std::size_t>());
    }
    return shape;
  }

  std::span<const std::byte> payload_;
  std::map<std::string, Place> places_;
};

/// Builds the graph node by node.
class GraphBuilder {
 public:
  GraphBuilder(const Json& header, std::span<const std::byte> payload) : tensors_(header, payload) {
    graph_.name = text(header, "name", "header");
    graph_.commit = text(header, "commit", "header");
    for (const Json& entry : list(header, "inputs")) addInput(entry);
    const bool anyFastest =
        std::ranges::any_of(graph_.inputs, [](const Input& input) { return input.shape.stride == 1; });
    if (!anyFastest) fail("inputs", "has none of stride 1");
    for (const Json& entry : list(header, "layers")) addLayer(entry);
    for (const Json& entry : list(header, "outputs")) addOutput(entry);
    if (graph_.outputs.empty()) fail("outputs", "is empty");
    tensors_.expectNoneLeft();
  }

  Graph take() { return std::move(graph_); }

 private:
  void addInput(const Json& entry) {
    Input input;
    input.name = text(entry, "name", "inputs");
    input.shape = {.stride = number(entry, "stride", input.name, 1),
                   .width = number(entry, "width", input.name, 1),
                   .channels = 1};
    checkShape(input.name, input.shape);
    name(input.name, graph_.inputs.size());
    graph_.inputs.push_back(std::move(input));
  }

  void addLayer(const Json& entry) {
    Layer layer;
    layer.name = text(entry, "name", "layers");
    layer.input = node(text(entry, "input", layer.name));
    layer.shape = graph_.shapeOf(layer.input);
    const std::string kind = text(entry, "kind", layer.name);
    if (kind == "affine") {
      readAffine(entry, layer);
    } else if (kind == "convolve") {
      readConvolve(entry, layer);
    } else if (kind == "circular") {
      readCircular(entry, layer);
    } else if (kind == "average") {
      readAverage(entry, layer);
    } else if (kind == "flatten") {
      readFlatten(entry, layer);
    } else if (kind == "repeat") {
      readRepeat(entry, layer);
    } else {
      fail(layer.name, "is of a kind that this version does not know");
    }
    checkShape(layer.name, layer.shape);
    if (layer.add && graph_.shapeOf(*layer.add) != layer.shape)
      fail(layer.name, "adds what has another shape");
    readTensors(layer);
    name(layer.name, graph_.nodes());
    graph_.layers.push_back(std::move(layer));
  }

  void addOutput(const Json& entry) {
    Output output{.name = text(entry, "name", "outputs")};
    output.node = node(text(entry, "layer", output.name));
    if (output.node < graph_.inputs.size()) fail(output.name, "puts out an input");
    if (graph_.shapeOf(output.node).width != 1) fail(output.name, "puts out more than one place");
    const auto same = [&](const Output& other) { return other.name == output.name; };
    if (std::ranges::any_of(graph_.outputs, same)) fail(output.name, "is put out twice");
    graph_.outputs.push_back(std::move(output));
  }

  static void readAffine(const Json& entry, Layer& layer) {
    expectKeys(entry, layer, 3);
    layer.kind = LayerKind::Affine;
  }

  static void readAverage(const Json& entry, Layer& layer) {
    expectKeys(entry, layer, 3);
    layer.kind = LayerKind::Average;
    layer.shape.width = 1;
  }

  static void readFlatten(const Json& entry, Layer& layer) {
    expectKeys(entry, layer, 3);
    layer.kind = LayerKind::Flatten;
    layer.shape = {.stride = layer.shape.stride, .width = 1, .channels = layer.shape.values()};
  }

  void readRepeat(const Json& entry, Layer& layer) const {
    expectKeys(entry, layer, 5);
    layer.kind = LayerKind::Repeat;
    layer.factor = number(entry, "factor", layer.name, 1);
    if (layer.shape.stride % layer.factor != 0) fail(layer.name, "repeats more often than frames come");
    layer.shape.stride /= layer.factor;
    layer.add = addition(entry, layer);
  }

  void readCircular(const Json& entry, Layer& layer) {
    expectKeys(entry, layer, 10);
    layer.kind = LayerKind::Circular;
    readInTime(entry, layer);
    const Shape before = layer.shape;
    layer.shape = {.stride = before.stride * layer.timeStride,
                   .width = 1,
                   .channels = number(entry, "out_channels", layer.name, 1)};
    if (before.width != 1 || before.channels % kCircle != 0 || layer.shape.channels % kCircle != 0)
      fail(layer.name, "has channels that do not come in twelve equal groups");
    holdReach(layer, before.channels);
  }

  void readConvolve(const Json& entry, Layer& layer) {
    expectKeys(entry, layer, 14);
    layer.kind = LayerKind::Convolve;
    readInTime(entry, layer);
    layer.widthKernel = number(entry, "width_kernel", layer.name, 1);
    layer.widthStride = number(entry, "width_stride", layer.name, 1);
    layer.widthPadding = number(entry, "width_padding", layer.name, 0);
    layer.reluBefore = flag(entry, "relu_before", layer.name);
    const Shape before = layer.shape;
    const std::size_t places = before.width + 2 * layer.widthPadding;
    if (layer.widthPadding >= layer.widthKernel || layer.widthKernel > places) {
      fail(layer.name, "has a width kernel that does not fit");
    }
    if (places * before.channels > 3 * kMostValues) fail(layer.name, "has too many values in a frame");
    holdReach(layer, places * before.channels);
    layer.shape = {.stride = before.stride * layer.timeStride,
                   .width = (places - layer.widthKernel) / layer.widthStride + 1,
                   .channels = number(entry, "out_channels", layer.name, 1)};
  }

  /// What convolutions of both kinds have in common.
  void readInTime(const Json& entry, Layer& layer) const {
    layer.timeKernel = number(entry, "time_kernel", layer.name, 1);
    layer.dilation = number(entry, "dilation", layer.name, 1);
    layer.timeStride = number(entry, "time_stride", layer.name, 1);
    layer.reluAfter = flag(entry, "relu_after", layer.name);
    layer.add = addition(entry, layer);
    if (number(entry, "in_channels", layer.name, 1) != layer.shape.channels) {
      fail(layer.name, "expects other channels than its input has");
    }
    if (layer.timeKernel % 2 == 0) fail(layer.name, "has a time kernel without a middle");
  }

  /// Counts what a layer asks its input to hold, `values` in each frame.
  void holdReach(const Layer& layer, std::size_t values) {
    heldValues_ += 2 * layer.reach() * values;
    if (heldValues_ > kMostHeldValues) fail(layer.name, "reaches too far");
  }

  void readTensors(Layer& layer) {
    if (layer.kind == LayerKind::Circular) {
      const std::size_t inputs = graph_.shapeOf(layer.input).channels / kCircle;
      const std::size_t outputs = layer.shape.channels / kCircle;
      layer.weights = tensors_.take(layer.name + ".weight", {layer.timeKernel, kCircle, inputs, outputs});
      layer.biases = tensors_.take(layer.name + ".bias", {outputs});
    } else if (layer.kind == LayerKind::Convolve) {
      layer.weights = tensors_.take(
          layer.name + ".weight",
          {layer.timeKernel, layer.widthKernel, graph_.shapeOf(layer.input).channels, layer.shape.channels});
      layer.biases = tensors_.take(layer.name + ".bias", {layer.shape.channels});
    } else if (layer.kind == LayerKind::Affine) {
      layer.weights = tensors_.take(layer.name + ".scale", {layer.shape.width, layer.shape.channels});
      layer.biases = tensors_.take(layer.name + ".shift", {layer.shape.width, layer.shape.channels});
    }
  }

  /// A key that is not known could change what the layer computes.
  static void expectKeys(const Json& entry, const Layer& layer, std::size_t count) {
    if (entry.size() != count) fail(layer.name, "says more or less than this version understands");
  }

  std::optional<std::size_t> addition(const Json& entry, const Layer& layer) const {
    if (member(entry, "add", layer.name).is_null()) return std::nullopt;
    return node(text(entry, "add", layer.name));
  }

  void checkShape(const std::string& who, const Shape& shape) {
    if (kFrameGroup % shape.stride != 0) fail(who, "has frames that do not fit into groups of 8");
    if (shape.width > kMostValues / shape.channels) fail(who, "has too many values in a frame");
    frameValues_ += shape.values();
    if (frameValues_ > kMostValuesInAll) fail(who, "makes the network too large");
  }

  void name(const std::string& name, std::size_t node) {
    if (!nodes_.emplace(name, node).second) fail(name, "is there twice");
  }

  [[nodiscard]] std::size_t node(const std::string& name) const {
    const auto found = nodes_.find(name);
    if (found == nodes_.end()) fail(name, "is used and not there before");
    return found->second;
  }

  Tensors tensors_;
  Graph graph_;
  std::map<std::string, std::size_t> nodes_;
  std::size_t frameValues_{};
  std::size_t heldValues_{};
};

}  // namespace

Graph readGraph(const nlohmann::json& header, std::span<const std::byte> payload) {
  return GraphBuilder(header, payload).take();
}

}  // namespace barline::nn
