#include "engine/steps/rhythm/PulseClarity.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace barline::steps::rhythm {
namespace {

using Activation = model::RhythmActivation;

// Logits by which beats exceed the mean of all frames: noise of any colour stays below 1.3; composed music,
// also for strings or solo piano, begins at 1.9 and is mostly beyond 4.
constexpr double kLeastContrast = 1.6;
constexpr std::size_t kNeighbours = 16;  // beats to either side over which it is taken
constexpr std::size_t kFewestBeats = 4;

// A path may begin a beat before the music and end a beat after it; what is heard there speaks against a
// beat.
constexpr float kLeastEdge = -2.5f;  // log-likelihood ratio

/// Sums of the beat logit over frames, to have the mean between any two.
std::vector<double> summedLogits(const Activation& activation) {
  std::vector<double> sums{0.0};
  for (std::size_t frame = 0; frame < activation.frames(); ++frame)
    sums.push_back(sums.back() + activation.logitAt(frame, Activation::Beat));
  return sums;
}

std::size_t frameOf(double time, const Activation& activation) {
  return std::min(static_cast<std::size_t>(std::max(std::lround(time * activation.frameRate), 0L)),
                  activation.frames() - 1);
}

/// The largest beat logit on the beat's frame and its neighbours.
double logitAtBeat(double time, const Activation& activation) {
  const std::size_t frame = frameOf(time, activation);
  const std::size_t last = std::min(frame + 1, activation.frames() - 1);
  float largest = activation.logitAt(last, Activation::Beat);
  for (std::size_t i = frame - std::min<std::size_t>(frame, 1); i < last; ++i)
    largest = std::max(largest, activation.logitAt(i, Activation::Beat));
  return largest;
}

/// Whether the beats around each stand out.
std::vector<bool> clearBeats(const std::vector<BeatCandidate>& beats, const std::vector<double>& sums,
                             const Activation& activation, const std::optional<TrackGrid>& grid) {
  std::vector<double> onBeats{0.0};
  for (const BeatCandidate& beat : beats)
    onBeats.push_back(onBeats.back() + logitAtBeat(beat.time, activation));
  std::vector<bool> isClear;
  for (std::size_t i = 0; i < beats.size(); ++i) {
    const std::size_t from = i - std::min(i, kNeighbours);
    const std::size_t to = std::min(i + kNeighbours + 1, beats.size());
    const double on = (onBeats[to] - onBeats[from]) / static_cast<double>(to - from);
    const std::size_t first = frameOf(beats[from].time, activation);
    const std::size_t last = frameOf(beats[to - 1].time, activation);
    const double all = last > first ? (sums[last] - sums[first]) / static_cast<double>(last - first) : on;
    isClear.push_back(on - all >= kLeastContrast || (grid && grid->countsOn(beats[i].time)));
  }
  return isClear;
}

/// Takes beats off both ends that nothing speaks for.
void trim(Run& run) {
  const auto isHeard = [](const BeatCandidate& beat) { return beat.beat >= kLeastEdge; };
  const auto first = std::ranges::find_if(run.beats, isHeard) - run.beats.begin();
  const auto after = run.beats.rend() - std::find_if(run.beats.rbegin(), run.beats.rend(), isHeard);
  if (first >= after) {
    run = {};
    return;
  }
  run = {{run.beats.begin() + first, run.beats.begin() + after},
         {run.places.begin() + first, run.places.begin() + after}};
}

}  // namespace

std::vector<Run> clearParts(const std::vector<Run>& runs, const Activation& activation,
                            const std::optional<TrackGrid>& grid) {
  std::vector<Run> parts;
  if (runs.empty()) return parts;
  const std::vector<double> sums = summedLogits(activation);
  for (const Run& run : runs) {
    const std::vector<bool> isClear = clearBeats(run.beats, sums, activation, grid);
    Run part;
    for (std::size_t i = 0; i <= run.beats.size(); ++i) {
      if (i < run.beats.size() && isClear[i]) {
        part.beats.push_back(run.beats[i]);
        part.places.push_back(run.places[i]);
        continue;
      }
      trim(part);
      if (part.beats.size() >= kFewestBeats) parts.push_back(std::move(part));
      part = {};
    }
  }
  return parts;
}

}  // namespace barline::steps::rhythm
