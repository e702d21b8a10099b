#include "engine/nn/Execution.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace barline::nn {
namespace {

// Frames of the fastest input that go through all layers together: enough for full tiles, few enough that
// what a layer writes is still in the cache when the next reads it.
constexpr std::size_t kFramesAtOnce = 256;

constexpr std::array<float, 256> kCodeValues = [] {
  std::array<float, 256> values{};
  for (std::size_t code = 0; code < values.size(); ++code) values[code] = static_cast<float>(code) / 255.0F;
  return values;
}();

std::ptrdiff_t signedSize(std::size_t value) {
  return static_cast<std::ptrdiff_t>(value);
}

/// Groups of `size` that `count` things begin.
std::ptrdiff_t groups(std::ptrdiff_t count, std::size_t size) {
  return (count + signedSize(size) - 1) / signedSize(size);
}

void average(std::span<const float> values, std::span<float> means) {
  std::ranges::fill(means, 0.0F);
  for (std::size_t i = 0; i < values.size(); ++i) means[i % means.size()] += values[i];
  const std::size_t places = values.size() / means.size();
  for (float& mean : means) mean /= static_cast<float>(places);
}

}  // namespace

Execution::Execution(std::shared_ptr<const Network> network, Sink sink, const TileKernel& kernel)
    : network_(std::move(network)),
      graph_(network_->graph()),
      sink_(std::move(sink)),
      convolution_(kernel),
      circularConvolution_(kernel) {
  for (std::size_t node = 0; node < graph_.nodes(); ++node) {
    nodes_.emplace_back(graph_.shapeOf(node), network_->storage()[node]);
  }
}

void Execution::push(std::span<const std::span<const std::uint8_t>> blocks) {
  if (blocks.size() != graph_.inputs.size())
    throw std::invalid_argument("Execution: not the network's inputs");
  for (std::size_t input = 0; input < blocks.size(); ++input) {
    if (blocks[input].size() % graph_.inputs[input].shape.width != 0) {
      throw std::invalid_argument("Execution: a frame is broken");
    }
  }
  std::vector<std::span<const std::uint8_t>> left(blocks.begin(), blocks.end());
  while (std::ranges::any_of(left, [](const auto& block) { return !block.empty(); })) {
    for (std::size_t input = 0; input < left.size(); ++input) {
      const Shape& shape = graph_.inputs[input].shape;
      const std::size_t count = std::min(left[input].size(), kFramesAtOnce / shape.stride * shape.width);
      append(input, left[input].first(count));
      left[input] = left[input].subspan(count);
      if (shape.stride == 1) frames_ = std::max(frames_, nodes_[input].given());
    }
    advance();
  }
}

void Execution::append(std::size_t input, std::span<const std::uint8_t> codes) {
  const Shape& shape = graph_.inputs[input].shape;
  NodeFrames& node = nodes_[input];
  std::ptrdiff_t frame = node.given();
  node.extend(codes.size() / shape.width);
  frame_.resize(shape.width);
  for (; frame < node.given(); ++frame, codes = codes.subspan(shape.width)) {
    std::ranges::transform(codes.first(shape.width), frame_.begin(),
                           [](std::uint8_t code) { return kCodeValues[code]; });
    node.write(frame, frame_);
  }
}

void Execution::finish() {
  finished_ = true;
  for (std::size_t input = 0; input < graph_.inputs.size(); ++input) {
    const Shape& shape = graph_.inputs[input].shape;
    const std::ptrdiff_t missing = wanted(shape) - nodes_[input].given();
    if (missing < 0) throw std::invalid_argument("Execution: an input is longer than the fastest");
    append(input, std::vector<std::uint8_t>(static_cast<std::size_t>(missing) * shape.width));
    closeIfComplete(input);
  }
  advance();
}

void Execution::advance() {
  for (std::size_t index = 0; index < graph_.layers.size(); ++index) computeLayer(index);
  release();
}

std::ptrdiff_t Execution::wanted(const Shape& shape) const {
  return groups(finished_ ? groups(frames_, kFrameGroup) * signedSize(kFrameGroup) : frames_, shape.stride);
}

std::ptrdiff_t Execution::reachable(const Layer& layer) const {
  const NodeFrames& input = nodes_[layer.input];
  std::ptrdiff_t end = input.given();
  if (layer.convolves()) {
    const std::ptrdiff_t last = input.readable() - 1 - signedSize(layer.reach());
    end = last < 0 ? 0 : last / signedSize(layer.timeStride) + 1;
  } else if (layer.kind == LayerKind::Repeat) {
    end *= signedSize(layer.factor);
  }
  return layer.add ? std::min(end, nodes_[*layer.add].given()) : end;
}

void Execution::computeLayer(std::size_t index) {
  const Layer& layer = graph_.layers[index];
  const std::size_t node = graph_.inputs.size() + index;
  NodeFrames& result = nodes_[node];
  const std::ptrdiff_t begin = result.given();
  const std::ptrdiff_t end = std::min(reachable(layer), wanted(layer.shape));
  if (end > begin) {
    const auto count = static_cast<std::size_t>(end - begin);
    result.extend(count);
    computeFrames(index, result, begin, count);
    result.transform(begin);
    give(node, begin);
  }
  closeIfComplete(node);
}

void Execution::computeFrames(std::size_t index, NodeFrames& result, std::ptrdiff_t begin,
                              std::size_t count) {
  const Layer& layer = graph_.layers[index];
  const NodeFrames& input = nodes_[layer.input];
  const std::span<const float> panels = network_->panels(index);
  const FrameBuffer* const added = layer.add ? &nodes_[*layer.add].frames(false) : nullptr;
  if (layer.kind == LayerKind::Convolve) {
    convolution_.run(layer, panels, input.frames(layer.reluBefore), added, result, begin, count);
  } else if (layer.kind == LayerKind::Circular) {
    circularConvolution_.run(layer, panels, input.spectra(), added, result, begin, count);
  } else {
    frame_.resize(layer.shape.values());
    for (std::ptrdiff_t frame = begin; frame < result.given(); ++frame) {
      computeFrame(layer, frame);
      result.write(frame, frame_);
    }
  }
}

void Execution::computeFrame(const Layer& layer, std::ptrdiff_t frame) {
  const FrameBuffer& input = nodes_[layer.input].frames(false);
  const std::size_t inputValues = graph_.shapeOf(layer.input).values();
  const float* const values = input.at(frame / signedSize(layer.factor));
  switch (layer.kind) {
    case LayerKind::Affine:
      for (std::size_t i = 0; i < frame_.size(); ++i)
        frame_[i] = values[i] * layer.weights[i] + layer.biases[i];
      break;
    case LayerKind::Average:
      average({values, inputValues}, frame_);
      break;
    case LayerKind::Flatten:
    case LayerKind::Repeat:
      std::copy_n(values, inputValues, frame_.begin());
      break;
    case LayerKind::Convolve:
    case LayerKind::Circular:
      break;
  }
  if (!layer.add) return;
  const float* const added = nodes_[*layer.add].frames(false).at(frame);
  for (std::size_t i = 0; i < frame_.size(); ++i) frame_[i] += added[i];
}

void Execution::closeIfComplete(std::size_t node) {
  if (finished_ && nodes_[node].given() == wanted(graph_.shapeOf(node))) nodes_[node].close();
}

void Execution::give(std::size_t node, std::ptrdiff_t begin) {
  const Shape& shape = graph_.shapeOf(node);
  const std::ptrdiff_t end = std::min(nodes_[node].given(), groups(frames_, shape.stride));
  for (std::size_t output = 0; output < graph_.outputs.size(); ++output) {
    if (graph_.outputs[output].node != node) continue;
    for (std::ptrdiff_t frame = begin; frame < end; ++frame) {
      sink_(output, {nodes_[node].frames(false).at(frame), shape.values()});
    }
  }
}

void Execution::release() {
  std::vector<std::ptrdiff_t> needed;
  for (const NodeFrames& node : nodes_) needed.push_back(node.given());
  const auto need = [&](std::size_t node, std::ptrdiff_t frame) {
    needed[node] = std::min(needed[node], frame);
  };
  for (std::size_t index = 0; index < graph_.layers.size(); ++index) {
    const Layer& layer = graph_.layers[index];
    const std::ptrdiff_t next = nodes_[graph_.inputs.size() + index].given();
    need(layer.input,
         next * signedSize(layer.timeStride) / signedSize(layer.factor) - signedSize(layer.reach()));
    if (layer.add) need(*layer.add, next);
  }
  for (std::size_t node = 0; node < nodes_.size(); ++node) nodes_[node].release(needed[node]);
}

}  // namespace barline::nn
