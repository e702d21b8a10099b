// Hears and decodes chords and keys of training clips on their true beats, to choose the decoder's weights:
//
//   decode_harmony NAME.pitch.npy…      NAME.json with the beats lies beside each
//
// writes one line of JSON for each: {"name", "chords": [[begin, end, label, confidence], …], "key",
// "key_confidence", "keys": [[begin, end, key, confidence], …]}. engine/nn/train/harmony/decoded.py scores
// them.
#include <cstdio>
#include <exception>
#include <fstream>
#include <nlohmann/json.hpp>
#include <span>
#include <stdexcept>
#include <string>

#include "engine/steps/ChordsStep.h"
#include "engine/steps/HarmonyNetworkStep.h"
#include "engine/steps/KeyStep.h"
#include "tests/accuracy/GridFile.h"
#include "tests/accuracy/NpyFile.h"

namespace {

using namespace barline;
using Json = nlohmann::ordered_json;

constexpr std::string_view kEnding = ".pitch.npy";

template <class Step>
pipeline::Parameters defaults() {
  return pipeline::Parameters(Step::declaration());
}

model::BeatGrid readGrid(const std::string& file) {
  const nlohmann::json clip = nlohmann::json::parse(std::ifstream(file));
  return test::gridOf(clip.at("beats"), clip.value("seconds", 0.0));
}

void decode(const std::string& file) {
  if (!file.ends_with(kEnding)) throw std::runtime_error(file + ": not named NAME.pitch.npy");
  const std::string stem = file.substr(0, file.size() - kEnding.size());
  const model::PitchSpectrum spectrum = test::readPitchSpectrum(file);
  const model::BeatGrid grid = readGrid(stem + ".json");
  pipeline::StepContext context;
  const auto activation =
      steps::HarmonyNetworkStep{}.run(spectrum, defaults<steps::HarmonyNetworkStep>(), context);
  const auto chords =
      steps::ChordsStep{}.run(activation, spectrum, grid, defaults<steps::ChordsStep>(), context);
  const auto keys = steps::KeyStep{}.run(activation, chords, grid, defaults<steps::KeyStep>(), context);

  Json line{{"name", stem.substr(stem.rfind('/') + 1)}};
  line["chords"] = Json::array();
  for (const auto& span : chords.changes) {
    line["chords"].push_back({span.range.begin, span.range.end, span.label, span.confidence});
  }
  if (keys.global) line["key"] = model::toString(*keys.global);
  line["key_confidence"] = keys.confidence;
  line["keys"] = Json::array();
  for (const auto& span : keys.spans) {
    line["keys"].push_back({span.range.begin, span.range.end, model::toString(span.key), span.confidence});
  }
  std::printf("%s\n", line.dump().c_str());
}

}  // namespace

int main(int count, char** values) {
  try {
    for (const char* file : std::span(values, static_cast<std::size_t>(count)).subspan(1)) decode(file);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "decode_harmony: %s\n", error.what());
    return 1;
  }
  return 0;
}
