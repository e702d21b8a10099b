// Decodes beats and bars from stored activations of the rhythm network, to choose the decoder's weights:
//
//   decode_rhythm [WEIGHT=VALUE…] [pitch=FOLDER] NAME.fast.npy…      NAME.slow.npy lies beside each
//
// With a folder that holds NAME.pitch.npy of each, the bass is heard in it and counts too, as in the program;
// writes one line of JSON for each: {"name", "milliseconds", "beats": [[time, position, confidence], …],
// "bars":
// [[begin, beats, beat value, confidence], …], "alternatives": [[rate, shift, metre, probability], …]}.
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/RhythmActivation.h"
#include "engine/steps/HarmonyNetworkStep.h"
#include "engine/steps/rhythm/BassChanges.h"
#include "engine/steps/rhythm/RhythmDecoder.h"
#include "tests/accuracy/NpyFile.h"

namespace {

using namespace barline;
using steps::rhythm::RhythmWeights;

constexpr std::string_view kPitchOption = "pitch=";

const std::map<std::string, float RhythmWeights::*>& weightNames() {
  static const std::map<std::string, float RhythmWeights::*> names{
      {"beat", &RhythmWeights::beat},
      {"beatBias", &RhythmWeights::beatBias},
      {"clearBeat", &RhythmWeights::clearBeat},
      {"largestLift", &RhythmWeights::largestLift},
      {"beatLowest", &RhythmWeights::beatLowest},
      {"beatHighest", &RhythmWeights::beatHighest},
      {"downbeat", &RhythmWeights::downbeat},
      {"downbeatRate", &RhythmWeights::downbeatRate},
      {"downbeatFaint", &RhythmWeights::downbeatFaint},
      {"change", &RhythmWeights::change},
      {"tempo", &RhythmWeights::tempo},
      {"tempoLowest", &RhythmWeights::tempoLowest},
      {"tempoPriorOctaves", &RhythmWeights::tempoPriorOctaves},
      {"trackTempoOctaves", &RhythmWeights::trackTempoOctaves},
      {"trackTempo", &RhythmWeights::trackTempo},
      {"tempoPrior", &RhythmWeights::tempoPrior},
      {"metre", &RhythmWeights::metre},
      {"metreChange", &RhythmWeights::metreChange},
      {"cutBar", &RhythmWeights::cutBar},
      {"newTempo", &RhythmWeights::newTempo},
      {"trackMetre", &RhythmWeights::trackMetre},
      {"onGrid", &RhythmWeights::onGrid},
      {"onMachineGrid", &RhythmWeights::onMachineGrid},
      {"offGrid", &RhythmWeights::offGrid},
      {"start", &RhythmWeights::start},
      {"stop", &RhythmWeights::stop},
      {"finish", &RhythmWeights::finish},
      {"tempoDeviation", &RhythmWeights::tempoDeviation},
      {"timeDeviation", &RhythmWeights::timeDeviation},
      {"betweenDeviation", &RhythmWeights::betweenDeviation},
      {"tempoTail", &RhythmWeights::tempoTail},
      {"beam", &RhythmWeights::beam},
  };
  return names;
}

void setWeight(RhythmWeights& weights, const std::string& assignment) {
  const std::size_t equals = assignment.find('=');
  const std::string name = assignment.substr(0, equals);
  const float value = std::stof(assignment.substr(equals + 1));
  if (name.starts_with("prior")) {
    weights.metrePrior.at(std::stoul(name.substr(5))) = value;
    return;
  }
  weights.*weightNames().at(name) = value;
}

model::RhythmActivation readActivation(const std::string& fastFile) {
  constexpr std::string_view kEnding = ".fast.npy";
  if (!fastFile.ends_with(kEnding)) throw std::runtime_error(fastFile + ": not named NAME.fast.npy");
  test::ByteTable fast = test::readNpy(fastFile);
  test::ByteTable slow = test::readNpy(fastFile.substr(0, fastFile.size() - kEnding.size()) + ".slow.npy");
  model::RhythmActivation activation{static_cast<double>(fast.rows) / 50.0, 50.0, std::move(fast.values),
                                     std::move(slow.values)};
  activation.restore();
  return activation;
}

model::HarmonyActivation hearHarmony(const std::filesystem::path& pitchFile) {
  const model::PitchSpectrum spectrum = test::readPitchSpectrum(pitchFile);
  pipeline::StepContext context;
  return steps::HarmonyNetworkStep{}.run(
      spectrum, pipeline::Parameters(steps::HarmonyNetworkStep::declaration()), context);
}

void decode(const std::string& fastFile, const std::filesystem::path& pitchFolder,
            const RhythmWeights& weights) {
  const std::string name = std::filesystem::path(fastFile).stem().stem().string();
  model::RhythmActivation activation = readActivation(fastFile);
  if (!pitchFolder.empty()) {
    activation = steps::rhythm::withBassChanges(std::move(activation),
                                                hearHarmony(pitchFolder / (name + ".pitch.npy")));
  }
  const model::OnsetActivation onsets{activation.duration, 0.0, {}};
  pipeline::StepContext context;
  const auto begin = std::chrono::steady_clock::now();
  const model::BeatGrid grid = steps::rhythm::decodeRhythm(
      activation, onsets, {}, steps::rhythm::TempoFreedom::Automatic, weights, context);
  const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - begin;
  std::printf("{\"name\": \"%s\", \"milliseconds\": %.1f, \"beats\": [", name.c_str(), elapsed.count());
  const char* separator = "";
  for (const model::Beat& beat : grid.beats) {
    std::printf("%s[%.4f, %d, %.4f]", separator, beat.time, beat.positionInBar, beat.confidence);
    separator = ", ";
  }
  std::printf("], \"bars\": [");
  separator = "";
  for (const model::Bar& bar : grid.bars) {
    std::printf("%s[%.4f, %d, %d, %.4f]", separator, bar.range.begin, bar.metre.numerator,
                bar.metre.denominator, bar.confidence);
    separator = ", ";
  }
  std::printf("], \"alternatives\": [");
  separator = "";
  for (const model::GridAlternative& other : grid.alternatives) {
    std::printf("%s[%.3f, %d, %d, %.4f]", separator, other.beatRate, other.beatShift,
                other.metre ? other.metre->numerator : 0, other.probability);
    separator = ", ";
  }
  std::printf("]}\n");
}

}  // namespace

int main(int count, char** values) {
  RhythmWeights weights;
  std::filesystem::path pitchFolder;
  try {
    for (const std::string argument : std::span(values, static_cast<std::size_t>(count)).subspan(1)) {
      if (argument.starts_with(kPitchOption)) {
        pitchFolder = argument.substr(kPitchOption.size());
      } else if (argument.find('=') != std::string::npos) {
        setWeight(weights, argument);
      } else {
        decode(argument, pitchFolder, weights);
      }
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "decode_rhythm: %s\n", error.what());
    return 1;
  }
  return 0;
}
