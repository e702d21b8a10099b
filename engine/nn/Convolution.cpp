#include "engine/nn/Convolution.h"

#include "engine/nn/Panels.h"

namespace barline::nn {
namespace {

// Rows that go through all columns together: whole tiles of every kernel, their inputs staying in the cache.
constexpr std::size_t kRowsAtOnce = 120;

Taps tapsOf(const Layer& layer, const FrameBuffer& source, std::size_t inChannels) {
  const Taps taps{.segments = layer.timeKernel,
                  .stride = layer.dilation * source.frameStride(),
                  .length = layer.widthKernel * inChannels};
  if (taps.stride != taps.length) return taps;
  return {.segments = 1, .stride = 0, .length = taps.count()};
}

}  // namespace

Convolution::Convolution(const TileKernel& kernel)
    : kernel_(kernel),
      inputs_(kRowsAtOnce),
      added_(kRowsAtOnce),
      plain_(kRowsAtOnce),
      rectified_(kRowsAtOnce) {}

Rows Convolution::rows(const NodeFrames::Place& place, const FrameBuffer* added) const {
  return {.count = 0,
          .inputs = inputs_.data(),
          .added = added != nullptr ? added_.data() : nullptr,
          .plain = place.plain != nullptr ? plain_.data() : nullptr,
          .rectified = place.rectified != nullptr ? rectified_.data() : nullptr};
}

void Convolution::run(const Layer& layer, std::span<const float> panels, const FrameBuffer& source,
                      const FrameBuffer* added, NodeFrames& result, std::ptrdiff_t begin, std::size_t count) {
  const std::size_t channels = layer.shape.channels;
  const std::size_t inChannels = layer.weights.size() / (layer.timeKernel * layer.widthKernel * channels);
  const std::size_t inputStep = layer.widthStride * inChannels;
  const Taps taps = tapsOf(layer, source, inChannels);
  Rows rows = this->rows(result.place(begin), added);
  const auto multiply = [&] {
    multiplyPanels(kernel_, rows, taps, panels.data(), channels, layer.reluAfter);
    rows.count = 0;
  };
  for (std::ptrdiff_t frame = begin; frame < begin + static_cast<std::ptrdiff_t>(count); ++frame) {
    const std::ptrdiff_t earliest =
        frame * static_cast<std::ptrdiff_t>(layer.timeStride) - static_cast<std::ptrdiff_t>(layer.reach());
    const float* const input = source.at(earliest) - layer.widthPadding * inChannels;
    const float* const addition = added != nullptr ? added->at(frame) : nullptr;
    const NodeFrames::Place place = result.place(frame);
    for (std::size_t w = 0; w < layer.shape.width; ++w) {
      inputs_[rows.count] = input + w * inputStep;
      if (addition != nullptr) added_[rows.count] = addition + w * channels;
      if (place.plain != nullptr) plain_[rows.count] = place.plain + w * channels;
      if (place.rectified != nullptr) rectified_[rows.count] = place.rectified + w * channels;
      if (++rows.count == kRowsAtOnce) multiply();
    }
  }
  if (rows.count > 0) multiply();
}

}  // namespace barline::nn
