// Says what the chord network is told about the spans of a piece of music on any number of grids, for
// training:
//
//   code_spans
//
// reads requests from standard input and answers each on standard output. A request is a line of JSON,
// {"frames": N, "grids": [[[seconds, position in the bar, …], …], …]}, and N · 84 bytes, frames of a pitch
// spectrum. An answer is a line of JSON, {"ends": [[seconds, …], …]}, the spans' ends on each grid, and the
// spans' codes, grid by grid and steps::kContextCodes bytes each.
#include <cstdio>
#include <exception>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/steps/HarmonyNetworkStep.h"
#include "engine/steps/harmony/ChordContext.h"
#include "tests/accuracy/GridFile.h"

namespace {

using namespace barline;
using nlohmann::json;

model::PitchSpectrum readSpectrum(std::size_t frames) {
  model::PitchSpectrum spectrum;
  spectrum.duration = static_cast<double>(frames) / model::PitchSpectrum::kFrameRate;
  spectrum.codes.resize(frames * model::PitchSpectrum::kBands);
  std::cin.read(reinterpret_cast<char*>(spectrum.codes.data()),
                static_cast<std::streamsize>(spectrum.codes.size()));
  if (!std::cin) throw std::runtime_error("a spectrum ends too soon");
  return spectrum;
}

void answer(const json& request) {
  const model::PitchSpectrum spectrum = readSpectrum(request.at("frames").get<std::size_t>());
  pipeline::StepContext context;
  const auto activation = steps::HarmonyNetworkStep{}.run(
      spectrum, pipeline::Parameters(steps::HarmonyNetworkStep::declaration()), context);
  std::vector<std::uint8_t> codes;
  json ends = json::array();
  for (const json& table : request.at("grids")) {
    const auto spans = steps::harmonySpans(test::gridOf(table, spectrum.duration), spectrum.duration);
    std::vector<steps::HalvedEvidence> evidence;
    json& times = ends.emplace_back(json::array());
    for (const steps::HarmonySpan& span : spans) {
      evidence.push_back(steps::halvedEvidenceIn(activation, span.range));
      times.push_back(span.range.end);
    }
    const auto coded = steps::contextCodes(spans, evidence);
    codes.insert(codes.end(), coded.begin(), coded.end());
  }
  std::cout << json{{"ends", std::move(ends)}}.dump() << '\n';
  std::cout.write(reinterpret_cast<const char*>(codes.data()), static_cast<std::streamsize>(codes.size()));
  std::cout.flush();
}

}  // namespace

int main() {
  try {
    std::string line;
    while (std::getline(std::cin, line)) answer(json::parse(line));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "code_spans: %s\n", error.what());
    return 1;
  }
  return 0;
}
