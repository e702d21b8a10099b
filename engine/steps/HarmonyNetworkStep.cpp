#include "engine/steps/HarmonyNetworkStep.h"

#include <memory>
#include <utility>

#include "engine/nn/EmbeddedNetworks.h"
#include "engine/nn/Network.h"
#include "engine/steps/NetworkActivations.h"

namespace barline::steps {
namespace {

using model::HarmonyActivation;

constexpr int kVersion = 1;  // of this step's own; the weights have theirs

const nn::EmbeddedNetwork& weights() {
  return nn::embeddedNetwork("harmony");
}

std::shared_ptr<const nn::Network> network() {
  static const std::shared_ptr<const nn::Network> network =
      nn::Network::read(weights().bytes, nn::Checksum::Known);
  return network;
}

}  // namespace

pipeline::StepDeclaration HarmonyNetworkStep::declaration() {
  return {.id = "harmony_network",
          .version = weights().version + kVersion,
          .title = BARLINE_STEP_TEXT("Step", "Harmony network"),
          .summary = BARLINE_STEP_TEXT(
              "Step",
              "How likely each chord, bass note and key sounds at each moment, by a convolutional network."),
          .parameters = {},
          .relativeCost = 75.0,
          .intermediate = true,
          .kept = false};
}

HarmonyActivation HarmonyNetworkStep::run(const model::PitchSpectrum& pitch,
                                          const pipeline::Parameters& /*parameters*/,
                                          pipeline::StepContext& context) const {
  auto activations =
      networkActivations(network(), {{"pitch", pitch.codes}},
                         {{.name = "chord", .stride = 1, .channels = HarmonyActivation::kChords},
                          {.name = "bass", .stride = 1, .channels = HarmonyActivation::kBasses},
                          {.name = "key", .stride = 1, .channels = HarmonyActivation::kKeys}},
                         context);
  HarmonyActivation activation;
  activation.duration = pitch.duration;
  activation.frameRate = model::PitchSpectrum::kFrameRate;
  activation.tuningCents = pitch.tuningCents;
  activation.chord = std::move(activations[0]);
  activation.bass = std::move(activations[1]);
  activation.key = std::move(activations[2]);
  return activation;
}

}  // namespace barline::steps
