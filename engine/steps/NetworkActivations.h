#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/memory/LongVector.h"
#include "engine/nn/Network.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps {

/// A logit as a byte, clamp(round(12 · logit) + 128, 0, 255), as model::RhythmActivation has it.
[[nodiscard]] std::uint8_t logitCode(float logit);

/// The frames of a spectrum that a network listens to.
struct NetworkInput {
  std::string_view name;
  const memory::LongVector<std::uint8_t>& codes;
};

/// An output that is expected, every `stride` frames of the fastest input `channels` logits.
struct NetworkOutput {
  std::string_view name;
  std::size_t stride{};
  std::size_t channels{};
};

/// Runs `network` over a whole track.
/// @param inputs all that the network has
/// @return for each of `outputs` its logits, coded, in the order of frames
/// @throws std::logic_error for a network that has other inputs or outputs, pipeline::Cancelled
[[nodiscard]] std::vector<memory::LongVector<std::uint8_t>> networkActivations(
    std::shared_ptr<const nn::Network> network, const std::vector<NetworkInput>& inputs,
    const std::vector<NetworkOutput>& outputs, pipeline::StepContext& context);

}  // namespace barline::steps
