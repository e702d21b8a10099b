#include "engine/steps/NetworkActivations.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <utility>

#include "engine/nn/Execution.h"

namespace barline::steps {
namespace {

constexpr std::size_t kFramesAtOnce = 256;                 // of the fastest input: some milliseconds of work
constexpr std::size_t kLetGoEvery = std::size_t{8} << 20;  // codes

/// Number of each of the network's outputs in what is expected; outputs that nobody expects have none.
std::vector<std::optional<std::size_t>> places(const nn::Network& network,
                                               const std::vector<NetworkOutput>& outputs) {
  std::vector<std::optional<std::size_t>> numbers(network.graph().outputs.size());
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const std::size_t output = network.output(outputs[i].name);
    const nn::Shape expected{.stride = outputs[i].stride, .width = 1, .channels = outputs[i].channels};
    if (network.outputShape(output) != expected)
      throw std::logic_error("A network's output has another shape.");
    numbers[output] = i;
  }
  return numbers;
}

/// The inputs' codes in the network's order.
std::vector<std::span<const std::uint8_t>> inOrder(const nn::Network& network,
                                                   const std::vector<NetworkInput>& inputs) {
  if (inputs.size() != network.graph().inputs.size()) throw std::logic_error("A network has other inputs.");
  std::vector<std::span<const std::uint8_t>> codes(inputs.size());
  for (const NetworkInput& input : inputs) codes[network.input(input.name)] = input.codes;
  return codes;
}

}  // namespace

std::uint8_t logitCode(float logit) {
  const float scaled = std::clamp(12.0F * logit, -128.0F, 127.0F);
  return static_cast<std::uint8_t>(static_cast<int>(scaled + std::copysign(0.5F, scaled)) + 128);
}

std::vector<memory::LongVector<std::uint8_t>> networkActivations(std::shared_ptr<const nn::Network> network,
                                                                 const std::vector<NetworkInput>& inputs,
                                                                 const std::vector<NetworkOutput>& outputs,
                                                                 pipeline::StepContext& context) {
  std::vector<memory::LongVector<std::uint8_t>> activations(outputs.size());
  const auto numbers = places(*network, outputs);
  std::vector<std::span<const std::uint8_t>> left = inOrder(*network, inputs);
  const std::vector<nn::Input>& shapes = network->graph().inputs;
  std::size_t total = 0;
  for (const auto& codes : left) total += codes.size();

  nn::Execution execution(std::move(network), [&](std::size_t output, std::span<const float> logits) {
    if (!numbers[output]) return;
    memory::LongVector<std::uint8_t>& codes = activations[*numbers[output]];
    const std::size_t at = codes.size();
    codes.resize(at + logits.size());
    std::ranges::transform(logits, codes.data() + at, logitCode);
  });
  std::size_t done = 0;
  std::size_t kept = 0;
  while (done < total) {
    context.checkpoint(static_cast<double>(done) / static_cast<double>(total));
    std::vector<std::span<const std::uint8_t>> blocks;
    for (std::size_t input = 0; input < left.size(); ++input) {
      const nn::Shape& shape = shapes[input].shape;
      const std::size_t count = std::min(left[input].size(), kFramesAtOnce / shape.stride * shape.width);
      blocks.push_back(left[input].first(count));
      left[input] = left[input].subspan(count);
      done += count;
    }
    execution.push(blocks);
    if (done - kept < kLetGoEvery) continue;
    kept = done;
    for (const NetworkInput& input : inputs) input.codes.letGo();
  }
  context.checkpoint(1.0);
  execution.finish();
  return activations;
}

}  // namespace barline::steps
