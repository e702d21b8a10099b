#include "engine/steps/RhythmNetworkStep.h"

#include <memory>
#include <utility>

#include "engine/nn/EmbeddedNetworks.h"
#include "engine/nn/Network.h"
#include "engine/steps/NetworkActivations.h"

namespace barline::steps {
namespace {

using model::RhythmActivation;

constexpr int kVersion = 1;  // of this step's own; the weights have theirs

const nn::EmbeddedNetwork& weights() {
  return nn::embeddedNetwork("rhythm");
}

std::shared_ptr<const nn::Network> network() {
  static const std::shared_ptr<const nn::Network> network =
      nn::Network::read(weights().bytes, nn::Checksum::Known);
  return network;
}

}  // namespace

pipeline::StepDeclaration RhythmNetworkStep::declaration() {
  return {.id = "rhythm_network",
          .version = weights().version + kVersion,
          .title = BARLINE_STEP_TEXT("Step", "Rhythm network"),
          .summary = BARLINE_STEP_TEXT("Step",
                                       "How likely beats, bars and chords begin at each moment, and which "
                                       "tempo and metre there are, by a convolutional network."),
          .parameters = {},
          .relativeCost = 100.0,
          .intermediate = true};
}

RhythmActivation RhythmNetworkStep::run(const model::RhythmSpectrum& bands, const model::PitchSpectrum& pitch,
                                        const pipeline::Parameters& /*parameters*/,
                                        pipeline::StepContext& context) const {
  auto activations =
      networkActivations(network(), {{"bands", bands.codes}, {"pitch", pitch.codes}},
                         {{.name = "fast", .stride = 1, .channels = RhythmActivation::kFastValues},
                          {.name = "slow",
                           .stride = RhythmActivation::kFastFramesPerSlow,
                           .channels = RhythmActivation::kSlowValues}},
                         context);
  RhythmActivation activation;
  activation.duration = bands.duration;
  activation.frameRate = model::RhythmSpectrum::kFrameRate;
  activation.fast.assign(activations[0].begin(), activations[0].end());
  activation.slow.assign(activations[1].begin(), activations[1].end());
  return activation;
}

}  // namespace barline::steps
