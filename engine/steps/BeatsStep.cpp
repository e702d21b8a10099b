#include "engine/steps/BeatsStep.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/steps/rhythm/BassChanges.h"
#include "engine/steps/rhythm/RhythmDecoder.h"

namespace barline::steps {
namespace {

/// A metre that a person may expect.
struct MetreChoice {
  const char* name;
  int beats;
  bool isCompound;
};

constexpr std::array<MetreChoice, 8> kMetreChoices{{{"2/4", 2, false},
                                                    {"3/4", 3, false},
                                                    {"4/4", 4, false},
                                                    {"5/4", 5, false},
                                                    {"6/8", 2, true},
                                                    {"7/8", 7, false},
                                                    {"9/8", 3, true},
                                                    {"12/8", 4, true}}};

std::vector<std::string> metreNames() {
  std::vector<std::string> names{"any"};
  for (const MetreChoice& choice : kMetreChoices) names.emplace_back(choice.name);
  return names;
}

rhythm::RhythmExpectation expectationOf(const pipeline::Parameters& parameters) {
  rhythm::RhythmExpectation expectation;
  const double slowest = parameters.get("minimum_bpm");
  const double fastest = parameters.get("maximum_bpm");
  expectation.tempi = {std::min(slowest, fastest), std::max(slowest, fastest)};
  const auto choice = static_cast<std::size_t>(parameters.get("metre"));
  if (choice == 0) return expectation;
  const MetreChoice& metre = kMetreChoices[choice - 1];
  const auto& known = model::RhythmActivation::kMetres;
  expectation.metre = static_cast<std::size_t>(std::ranges::find(known, metre.beats) - known.begin());
  expectation.isCompound = metre.isCompound;
  return expectation;
}

}  // namespace

pipeline::StepDeclaration BeatsStep::declaration() {
  const std::vector<std::string> metres = metreNames();
  const auto lastMetre = static_cast<double>(metres.size() - 1);
  return {.id = "beats",
          .version = 15,
          .title = BARLINE_STEP_TEXT("Step", "Beats and bars"),
          .summary = BARLINE_STEP_TEXT("Step", "Beats, downbeats and metre, by a bar-pointer model."),
          .parameters = {{"minimum_bpm",
                          BARLINE_STEP_TEXT("Step", "Slowest tempo"),
                          "BPM",
                          20,
                          240,
                          rhythm::kUsualTempi.minimum,
                          {}},
                         {"maximum_bpm",
                          BARLINE_STEP_TEXT("Step", "Fastest tempo"),
                          "BPM",
                          40,
                          400,
                          rhythm::kUsualTempi.maximum,
                          {}},
                         {"metre", BARLINE_STEP_TEXT("Step", "Expected metre"), "", 0, lastMetre, 0, metres},
                         {"tempo",
                          BARLINE_STEP_TEXT("Step", "Course of the tempo"),
                          "",
                          0,
                          2,
                          0,
                          {"automatic", "steady", "variable"}}},
          .relativeCost = 55.0};
}

model::BeatGrid BeatsStep::run(const model::RhythmActivation& activation,
                               const model::HarmonyActivation& harmony, const model::OnsetActivation& onsets,
                               const pipeline::Parameters& parameters, pipeline::StepContext& context) const {
  const auto freedom = static_cast<rhythm::TempoFreedom>(static_cast<int>(parameters.get("tempo")));
  return rhythm::decodeRhythm(rhythm::withBassChanges(activation, harmony), onsets, expectationOf(parameters),
                              freedom, {}, context);
}

}  // namespace barline::steps
