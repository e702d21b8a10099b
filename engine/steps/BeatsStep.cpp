#include "engine/steps/BeatsStep.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

#include "engine/steps/rhythm/BeatTiming.h"
#include "engine/steps/rhythm/BeatTracker.h"
#include "engine/steps/rhythm/MetreModel.h"
#include "engine/steps/rhythm/PulseClarity.h"
#include "engine/steps/rhythm/PulseFeatures.h"
#include "engine/steps/rhythm/PulseSignal.h"

namespace barline::steps {
namespace {

constexpr std::size_t kFewestBeats = 4;

using Places = std::vector<rhythm::MetricalPlace>;

/// The beats' own places among those of all pulses.
Places beatPlaces(const Places& pulses) {
  Places places;
  std::ranges::copy_if(pulses, std::back_inserter(places), &rhythm::MetricalPlace::isBeat);
  return places;
}

/// The end of the last bar is where the next beat would fall.
double endOfBars(const std::vector<model::Beat>& beats, double duration) {
  const double interval = beats[beats.size() - 1].time - beats[beats.size() - 2].time;
  return std::max(std::min(beats.back().time + interval, duration), beats.back().time);
}

std::vector<model::Bar> makeBars(const std::vector<model::Beat>& beats, const Places& places,
                                 double duration) {
  std::vector<model::Bar> bars;
  int number = places.front().beat() == 1 ? 1 : 0;
  for (std::size_t first = 0; first < beats.size();) {
    std::size_t next = first + 1;
    while (next < beats.size() && places[next].beat() != 1) ++next;
    const double end = next < beats.size() ? beats[next].time : endOfBars(beats, duration);
    bars.push_back({.range = {beats[first].time, end},
                    .number = number++,
                    .metre = {places[first].beatsPerBar, 4},
                    .confidence = places[first].downbeatProbability});
    first = next;
  }
  return bars;
}

bool hasPulse(std::span<const std::size_t> beats, const rhythm::PulseSignal& pulse) {
  return beats.size() >= kFewestBeats &&
         rhythm::repeatsWithBeats(std::vector<double>(beats.begin(), beats.end()), pulse);
}

}  // namespace

pipeline::StepDeclaration BeatsStep::declaration() {
  return {
      .id = "beats",
      .version = 2,
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
  const auto tracked = rhythm::withinSound(rhythm::trackBeats(pulse, range, context), pulse);
  if (!hasPulse(tracked, pulse)) return {};

  const std::vector<double> pulses = rhythm::halfBeatPulses(tracked, pulse);
  std::vector<double> times;
  for (const double frame : pulses) times.push_back(rhythm::onsetTime(frame, pulse.frameRate));
  const auto features = rhythm::pulseFeatures(times, onsets, chromagram);
  const Places pulsePlaces = rhythm::findMetre(times, features, range, context);

  std::vector<double> beatFrames;
  for (std::size_t i = 0; i < pulses.size(); ++i) {
    if (pulsePlaces[i].isBeat()) beatFrames.push_back(pulses[i]);
  }
  if (beatFrames.size() < 2) return {};
  const Places places = beatPlaces(pulsePlaces);
  model::BeatGrid grid;
  grid.beats = rhythm::makeBeats(beatFrames, pulse, onsets);
  for (std::size_t i = 0; i < grid.beats.size(); ++i) grid.beats[i].positionInBar = places[i].beat();
  grid.bars = makeBars(grid.beats, places, onsets.duration);
  context.checkpoint(1.0);
  return grid;
}

}  // namespace barline::steps
