#include "engine/nn/Convolution.h"

#include <algorithm>
#include <array>

namespace barline::nn {
namespace {

// Rows whose products are held before they are finished: whole tiles of every kernel.
constexpr std::size_t kRowsAtOnce = 120;

/// A row of products on its way into the result: bias, addition, rectification.
struct RowFinish {
  const float* bias{};
  const float* added{};  ///< may be null
  NodeFrames::Place place;
  bool reluAfter{};
  std::size_t columns{};

  void operator()(const float* products) const {
    std::array<float, kPanel> values{};
    for (std::size_t c = 0; c < columns; ++c) values[c] = products[c] + bias[c];
    if (added != nullptr) {
      for (std::size_t c = 0; c < columns; ++c) values[c] += added[c];
    }
    if (reluAfter) {
      for (float& value : values) value = std::max(value, 0.0F);
    }
    if (place.plain != nullptr) std::copy_n(values.data(), columns, place.plain);
    if (place.rectified != nullptr) {
      for (std::size_t c = 0; c < columns; ++c) place.rectified[c] = std::max(values[c], 0.0F);
    }
  }
};

Taps tapsOf(const Layer& layer, const FrameBuffer& source, std::size_t inChannels) {
  const Taps taps{.segments = layer.timeKernel,
                  .stride = layer.dilation * source.frameStride(),
                  .length = layer.widthKernel * inChannels};
  if (taps.stride != taps.length) return taps;
  return {.segments = 1, .stride = 0, .length = taps.count()};
}

}  // namespace

Convolution::Convolution(const TileKernel& kernel) : kernel_(kernel), products_(kRowsAtOnce * kPanel) {
  rows_.reserve(kRowsAtOnce);
}

void Convolution::run(const Layer& layer, std::span<const float> panels, const FrameBuffer& source,
                      const FrameBuffer* added, NodeFrames& result, std::ptrdiff_t begin, std::size_t count) {
  const std::size_t channels = layer.shape.channels;
  const std::size_t width = layer.shape.width;
  const std::size_t inChannels = layer.weights.size() / (layer.timeKernel * layer.widthKernel * channels);
  const Taps taps = tapsOf(layer, source, inChannels);
  const std::size_t panelSize = taps.count() * kPanel;
  const auto frameOf = [&](std::size_t row) { return begin + static_cast<std::ptrdiff_t>(row / width); };

  for (std::size_t first = 0; first < count * width; first += kRowsAtOnce) {
    const std::size_t end = std::min(first + kRowsAtOnce, count * width);
    rows_.clear();
    for (std::size_t row = first; row < end; ++row) {
      const std::ptrdiff_t frame = frameOf(row) * static_cast<std::ptrdiff_t>(layer.timeStride) -
                                   static_cast<std::ptrdiff_t>(layer.reach());
      rows_.push_back(source.at(frame) + row % width * layer.widthStride * inChannels -
                      layer.widthPadding * inChannels);
    }
    for (std::size_t column = 0; column < channels; column += kPanel) {
      kernel_.multiply(rows_.data(), rows_.size(), taps, panels.data() + column / kPanel * panelSize,
                       products_.data());
      for (std::size_t row = first; row < end; ++row) {
        const std::ptrdiff_t frame = frameOf(row);
        const std::size_t at = row % width * channels + column;
        RowFinish finish{.bias = layer.biases.data() + column,
                         .added = added != nullptr ? added->at(frame) + at : nullptr,
                         .place = result.place(frame),
                         .reluAfter = layer.reluAfter,
                         .columns = std::min(kPanel, channels - column)};
        if (finish.place.plain != nullptr) finish.place.plain += at;
        if (finish.place.rectified != nullptr) finish.place.rectified += at;
        finish(products_.data() + (row - first) * kPanel);
      }
    }
  }
}

}  // namespace barline::nn
