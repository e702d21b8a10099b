#include "engine/nn/CircularConvolution.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/nn/CircleTransform.h"
#include "engine/nn/Panels.h"

namespace barline::nn {
namespace {

// Frames whose spectra are held between the products and the way back: whole tiles of every kernel.
constexpr std::size_t kFramesAtOnce = 60;

std::size_t groupSize(const Layer& layer) {
  return layer.shape.channels / kCircle;
}

std::size_t inputGroupSize(const Layer& layer) {
  return layer.weights.size() / (layer.timeKernel * kCircle * groupSize(layer));
}

/// What a rate makes of a wave's cosine and sine part: the result's cosine part is Σ cosine · its cosine part
/// + sine · its sine part, its sine part Σ cosine · its sine part − sine · its cosine part.
struct Gains {
  double cosine{};
  double sine{};
};

using Waves = std::array<Gains, kCircle>;

/// Cosine and sine of all angles around the circle.
Waves circleWaves() {
  Waves waves;
  for (std::size_t step = 0; step < kCircle; ++step) {
    const double angle = 2.0 * std::numbers::pi * static_cast<double>(step) / kCircle;
    waves[step] = {std::cos(angle), std::sin(angle)};
  }
  return waves;
}

Gains gainsAt(const Layer& layer, const Waves& waves, std::size_t rate, std::size_t tap, std::size_t input,
              std::size_t output) {
  const std::size_t outputs = groupSize(layer);
  const std::size_t inputs = inputGroupSize(layer);
  Gains gains;
  for (std::size_t interval = 0; interval < kCircle; ++interval) {
    const Gains& wave = waves[rate * interval % kCircle];
    const double weight =
        static_cast<double>(layer.weights[((tap * kCircle + interval) * inputs + input) * outputs + output]);
    gains.cosine += weight * wave.cosine;
    gains.sine += weight * wave.sine;
  }
  const double scale = rate % (kCircle / 2) == 0 ? 1.0 / kCircle : 2.0 / kCircle;
  return {scale * gains.cosine, scale * gains.sine};
}

/// One rate's matrix [tap][parts · inputs][parts · outputs] in panels, the biases first.
void packRate(const Layer& layer, const Waves& waves, const CircleRate& rate, std::vector<float>& panels) {
  const std::size_t outputs = groupSize(layer);
  const std::size_t inputs = inputGroupSize(layer);
  PanelWriter writer(panels, layer.timeKernel * rate.parts * inputs, rate.parts * outputs);
  for (std::size_t output = 0; output < outputs && rate.rate == 0; ++output)
    writer.bias(output) = layer.biases[output];
  for (std::size_t tap = 0; tap < layer.timeKernel; ++tap) {
    for (std::size_t input = 0; input < inputs; ++input) {
      const std::size_t row = tap * rate.parts * inputs + input;
      for (std::size_t output = 0; output < outputs; ++output) {
        const Gains gains = gainsAt(layer, waves, rate.rate, tap, input, output);
        writer.weight(row, output) = static_cast<float>(gains.cosine);
        if (rate.parts == 1) continue;
        writer.weight(row, outputs + output) = static_cast<float>(-gains.sine);
        writer.weight(row + inputs, output) = static_cast<float>(gains.sine);
        writer.weight(row + inputs, outputs + output) = static_cast<float>(gains.cosine);
      }
    }
  }
}

}  // namespace

std::vector<float> packCircular(const Layer& layer) {
  const Waves waves = circleWaves();
  std::vector<float> panels;
  for (const CircleRate& rate : kCircleRates) packRate(layer, waves, rate, panels);
  return panels;
}

CircularConvolution::CircularConvolution(const TileKernel& kernel)
    : kernel_(kernel), inputs_(kFramesAtOnce), products_(kFramesAtOnce) {}

void CircularConvolution::run(const Layer& layer, std::span<const float> panels, const FrameBuffer& spectra,
                              const FrameBuffer* added, NodeFrames& result, std::ptrdiff_t begin,
                              std::size_t count) {
  frame_.resize(layer.shape.channels);
  spectra_.resize(kFramesAtOnce * layer.shape.channels);
  for (std::size_t done = 0; done < count; done += kFramesAtOnce) {
    const std::size_t some = std::min(kFramesAtOnce, count - done);
    const std::ptrdiff_t first = begin + static_cast<std::ptrdiff_t>(done);
    multiply(layer, panels, spectra, first, some);
    finish(layer, added, result, first, some);
  }
}

void CircularConvolution::multiply(const Layer& layer, std::span<const float> panels,
                                   const FrameBuffer& spectra, std::ptrdiff_t begin, std::size_t count) {
  const std::size_t inputs = inputGroupSize(layer);
  const std::size_t outputs = groupSize(layer);
  const float* panel = panels.data();
  for (const CircleRate& rate : kCircleRates) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::ptrdiff_t earliest =
          (begin + static_cast<std::ptrdiff_t>(i)) * static_cast<std::ptrdiff_t>(layer.timeStride) -
          static_cast<std::ptrdiff_t>(layer.reach());
      inputs_[i] = spectra.at(earliest) + rate.first * inputs;
      products_[i] = spectra_.data() + i * layer.shape.channels + rate.first * outputs;
    }
    const Rows rows{.count = count, .inputs = inputs_.data(), .plain = products_.data()};
    const Taps taps{.segments = layer.timeKernel,
                    .stride = layer.dilation * spectra.frameStride(),
                    .length = rate.parts * inputs};
    panel = multiplyPanels(kernel_, rows, taps, panel, rate.parts * outputs, false);
  }
}

void CircularConvolution::finish(const Layer& layer, const FrameBuffer* added, NodeFrames& result,
                                 std::ptrdiff_t begin, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::ptrdiff_t frame = begin + static_cast<std::ptrdiff_t>(i);
    fromSpectrum(spectra_.data() + i * layer.shape.channels, groupSize(layer), frame_.data());
    if (added != nullptr) {
      const float* const addition = added->at(frame);
      for (std::size_t c = 0; c < frame_.size(); ++c) frame_[c] += addition[c];
    }
    if (layer.reluAfter) {
      for (float& value : frame_) value = value > 0.0F ? value : 0.0F;
    }
    result.write(frame, frame_);
  }
}

}  // namespace barline::nn
