#include "engine/steps/BeatsStep.h"

#include <algorithm>
#include <vector>

#include "engine/steps/rhythm/BarFinder.h"
#include "engine/steps/rhythm/BeatFeatures.h"
#include "engine/steps/rhythm/BeatTiming.h"
#include "engine/steps/rhythm/BeatTracker.h"
#include "engine/steps/rhythm/PulseSignal.h"

namespace barline::steps {
namespace {

constexpr std::size_t kFewestBeats = 4;

// Below this the beats found stand out no more than the best path through noise does.
constexpr double kLeastClarity = 0.25;

/// The bar from beat `first` to before beat `last`. The end of the last one is where the next beat would
/// fall.
model::TimeRange barRange(const std::vector<model::Beat>& beats, std::size_t first, std::size_t last,
                          double duration) {
  if (last < beats.size()) return {beats[first].time, beats[last].time};
  const double interval = beats[beats.size() - 1].time - beats[beats.size() - 2].time;
  return {beats[first].time, std::max(std::min(beats.back().time + interval, duration), beats.back().time)};
}

std::vector<model::Bar> makeBars(const std::vector<model::Beat>& beats,
                                 const std::vector<rhythm::BarPosition>& positions, double duration) {
  std::vector<model::Bar> bars;
  int number = positions.front().position == 1 ? 1 : 0;
  for (std::size_t first = 0; first < beats.size();) {
    std::size_t next = first + 1;
    while (next < beats.size() && positions[next].position != 1) ++next;
    bars.push_back({.range = barRange(beats, first, next, duration),
                    .number = number++,
                    .metre = {positions[first].beatsPerBar, 4},
                    .confidence = positions[first].downbeatProbability});
    first = next;
  }
  return bars;
}

}  // namespace

pipeline::StepDeclaration BeatsStep::declaration() {
  return {
      .id = "beats",
      .version = 1,
      .title = BARLINE_STEP_TEXT("Step", "Beats and bars"),
      .summary = BARLINE_STEP_TEXT("Step", "Beats, downbeats and metre, by a bar-pointer model."),
      .parameters = {{"minimum_bpm", BARLINE_STEP_TEXT("Step", "Slowest tempo"), "BPM", 20, 120, 55, {}},
                     {"maximum_bpm", BARLINE_STEP_TEXT("Step", "Fastest tempo"), "BPM", 120, 400, 215, {}}},
      .relativeCost = 150.0};
}

model::BeatGrid BeatsStep::run(const model::OnsetActivation& onsets, const model::Chromagram& chromagram,
                               const pipeline::Parameters& parameters, pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  const rhythm::PulseSignal pulse = rhythm::makePulseSignal(onsets);
  const rhythm::TempoRange range{parameters.get("minimum_bpm"), parameters.get("maximum_bpm")};
  const std::vector<std::size_t> frames = rhythm::trackBeats(pulse, range, context);

  model::BeatGrid grid;
  grid.beats = rhythm::timeBeats(frames, pulse, onsets);
  if (grid.beats.size() < kFewestBeats || rhythm::pulseClarity(grid.beats) < kLeastClarity) return {};

  std::vector<double> times;
  for (const model::Beat& beat : grid.beats) times.push_back(beat.time);
  context.checkpoint(0.95);
  const auto positions = rhythm::findBars(rhythm::beatFeatures(times, onsets, chromagram));
  for (std::size_t i = 0; i < grid.beats.size(); ++i) grid.beats[i].positionInBar = positions[i].position;
  grid.bars = makeBars(grid.beats, positions, onsets.duration);
  context.checkpoint(1.0);
  return grid;
}

}  // namespace barline::steps
