#include "engine/steps/rhythm/RhythmDecoder.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "engine/steps/rhythm/AccentPattern.h"
#include "engine/steps/rhythm/BeatCandidates.h"
#include "engine/steps/rhythm/BeatDivision.h"
#include "engine/steps/rhythm/BeatTiming.h"
#include "engine/steps/rhythm/GridConfidence.h"
#include "engine/steps/rhythm/LevelConsistency.h"
#include "engine/steps/rhythm/MachineGrid.h"
#include "engine/steps/rhythm/PulseClarity.h"
#include "engine/steps/rhythm/PulseSignal.h"
#include "engine/steps/rhythm/TrackGrid.h"

namespace barline::steps::rhythm {
namespace {

constexpr std::size_t kFewestBeats = 4;
constexpr double kSameTempo = 0.3;  // octaves
constexpr double kOneTempo = 0.97;  // of the time
constexpr double kSameBeat = 0.03;  // s
constexpr double kLittleFaster = 1.02;
// s; a loop that was cut a little late ends with the attack of the beat that it goes on with.
constexpr double kLeastLastBeat = 0.05;
constexpr double kMostOfPulse = 0.9;  // of the time that has any
constexpr double kAboutThere = 1.03;  // of a tempo that is asked for
constexpr double kLoosely = 1.08;
constexpr double kUnlimited = 1.2;     // of the fastest usual tempo, which eighths of 7/8 may exceed
constexpr float kMixedMetres = 0.02f;  // beats in other metres, against those in the most frequent

RhythmWeights adapted(RhythmWeights weights, TempoFreedom freedom) {
  if (freedom == TempoFreedom::Steady) {
    weights.tempoDeviation *= 0.5f;
    weights.tempoTail *= 2.0f;
    weights.newTempo *= 3.0f;
  } else if (freedom == TempoFreedom::Variable) {
    weights.tempoDeviation *= 2.0f;
    weights.newTempo *= 0.7f;
  }
  return weights;
}

/// The interval that most of the time has, seconds, where some of it has another; nothing where the tempo is
/// one.
std::optional<double> prevailingInterval(const std::vector<PulseRun>& runs,
                                         const std::vector<BeatCandidate>& candidates) {
  std::vector<double> intervals;
  for (const PulseRun& run : runs) {
    for (std::size_t i = 1; i < run.size(); ++i)
      intervals.push_back(candidates[run[i].candidate].time - candidates[run[i - 1].candidate].time);
  }
  if (intervals.empty()) return std::nullopt;
  std::ranges::sort(intervals);
  const double all = std::accumulate(intervals.begin(), intervals.end(), 0.0);
  double passed = 0.0;
  const double middle =
      *std::ranges::find_if(intervals, [&](double interval) { return (passed += interval) >= 0.5 * all; });
  double near = 0.0;
  for (const double interval : intervals) {
    if (std::abs(std::log2(interval / middle)) < kSameTempo) near += interval;
  }
  if (near > kOneTempo * all) return std::nullopt;
  return middle;
}

/// How often the beats of each metre occur, against those of the most frequent, which has 1.
std::array<float, kMetres> metreShares(const std::vector<PulseRun>& runs) {
  std::array<float, kMetres> beats{};
  for (const PulseRun& run : runs) {
    for (const DecodedBeat& beat : run) beats[beat.place.metre] += 1.0f;
  }
  const float most = std::max(*std::ranges::max_element(beats), 1.0f);
  for (float& share : beats) share /= most;
  return beats;
}

std::vector<double> timesOf(const std::vector<PulseRun>& runs, const std::vector<BeatCandidate>& candidates) {
  std::vector<double> times;
  for (const PulseRun& run : runs) {
    for (const DecodedBeat& beat : run) times.push_back(candidates[beat.candidate].time);
  }
  return times;
}

struct FoundBars {
  std::vector<PulseRun> runs;
  std::optional<TrackGrid> grid;  ///< of the track, where it has one
};

/// Searches again where the first search counts parts of the track at another level or beside the grid that
/// the rest of it lies on: a song is mostly counted in one way, which a search from beat to beat cannot know.
FoundBars searchBars(std::vector<BeatCandidate>& candidates, const model::RhythmActivation& activation,
                     const RhythmExpectation& expectation, const RhythmWeights& weights, TempoFreedom freedom,
                     pipeline::StepContext& context) {
  std::vector<PulseRun> runs = findBars(candidates, activation, expectation, weights, context);
  if (freedom == TempoFreedom::Variable) return {std::move(runs), std::nullopt};
  RhythmWeights ofTrack = weights;
  const auto interval = prevailingInterval(runs, candidates);
  if (interval) {
    ofTrack.tempoPriorBpm = static_cast<float>(60.0 / *interval);
    ofTrack.tempoPriorOctaves = weights.trackTempoOctaves;
    ofTrack.tempoPrior = weights.trackTempo;
  }
  const std::array<float, kMetres> shares = metreShares(runs);
  const bool isMixed = std::accumulate(shares.begin(), shares.end(), -1.0f) > kMixedMetres;
  if (isMixed) {
    for (std::size_t metre = 0; metre < kMetres; ++metre)
      ofTrack.metrePrior[metre] -= weights.trackMetre * (1.0f - shares[metre]);
  }
  if (interval || isMixed) runs = findBars(candidates, activation, expectation, ofTrack, context);
  const std::vector<double> times = timesOf(runs, candidates);
  auto grid = findTrackGrid(times);
  if (grid && freedom == TempoFreedom::Steady) grid->ranges = {{0.0, activation.duration}};
  const bool mayGoOn = grid && grid->isMachineMade && runs.size() > 1;
  if (!grid || (grid->holdsAll(times) && !mayGoOn)) return {std::move(runs), grid};
  candidates = favourGrid(candidates, *grid, activation, weights);
  return {findBars(candidates, activation, expectation, ofTrack, context), grid};
}

std::vector<Run> findRuns(std::vector<BeatCandidate> candidates, const model::RhythmActivation& activation,
                          const RhythmExpectation& expectation, const RhythmWeights& weights,
                          TempoFreedom freedom, pipeline::StepContext& context) {
  const auto [found, grid] = searchBars(candidates, activation, expectation, weights, freedom, context);
  std::vector<Run> runs;
  for (const PulseRun& decoded : found) {
    Run& run = runs.emplace_back();
    for (const DecodedBeat& beat : decoded) {
      run.beats.push_back(candidates[beat.candidate]);
      run.places.push_back(beat.place);
    }
  }
  return clearParts(runs, activation, grid);
}

/// Takes in how the longest run is accented, where that repeats exactly: the network hardly knows a bare
/// metronome, or a loop that never changes.
/// @return whether another search may find other bars
bool followAccents(const std::vector<Run>& runs, const model::OnsetActivation& onsets,
                   std::vector<BeatCandidate>& candidates, RhythmWeights& weights) {
  const auto longest = std::ranges::max_element(runs, {}, [](const Run& run) { return run.beats.size(); });
  if (longest == runs.end()) return false;
  std::vector<double> times;
  for (const BeatCandidate& beat : longest->beats) times.push_back(beat.time);
  const auto pattern = findAccentPattern(times, onsets);
  if (!pattern) return false;
  const float most = *std::ranges::max_element(pattern->explained);
  for (std::size_t metre = 0; metre < kMetres; ++metre)
    weights.metrePrior[metre] -=
        weights.unexplainedAccents * (most - std::max(pattern->explained[metre], 0.0f));
  const bool hasLone = std::ranges::find(pattern->standsOut, true) != pattern->standsOut.end();
  bool isFollowed = true;
  for (std::size_t beat = 0; beat < times.size(); ++beat) {
    const MetricalPlace& place = longest->places[beat];
    isFollowed = isFollowed && pattern->fits(place.metre) &&
                 (!hasLone || pattern->standsOut[beat] == (place.position == 1));
  }
  if (!hasLone) return !isFollowed;
  for (BeatCandidate& candidate : candidates) {
    const auto beat = std::ranges::lower_bound(times, candidate.time - kSameBeat);
    if (beat == times.end() || *beat > candidate.time + kSameBeat) continue;
    const bool isAccent = pattern->standsOut[static_cast<std::size_t>(beat - times.begin())];
    candidate.roles[static_cast<std::size_t>(BarRole::Downbeat)] +=
        isAccent ? weights.loneAccent : -weights.loneAccent;
  }
  return !isFollowed;
}

/// What may be expected of a metronome that was counted too fast: its own rate at most.
std::optional<RhythmExpectation> atRateOfSounds(const std::vector<Run>& runs,
                                                const model::OnsetActivation& onsets,
                                                RhythmExpectation expectation) {
  if (runs.size() != 1) return std::nullopt;
  std::vector<double> times;
  for (const BeatCandidate& beat : runs.front().beats) times.push_back(beat.time);
  const auto count = static_cast<double>(beatsForEachSound(times, onsets));
  if (count < 2.0) return std::nullopt;
  const double bpm = 60.0 * static_cast<double>(times.size() - 1) / (times.back() - times.front()) / count;
  if (bpm * kLittleFaster < expectation.tempi.minimum) return std::nullopt;
  expectation.tempi.maximum = bpm * kLittleFaster;
  return expectation;
}

/// Takes off beats before the first sound and after the last: in silence the tempo is only remembered.
void keepWithin(const model::TimeRange& range, std::vector<Run>& runs) {
  for (Run& run : runs) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < run.beats.size(); ++i) {
      if (run.beats[i].time < range.begin || run.beats[i].time > range.end) continue;
      run.beats[kept] = run.beats[i];
      run.places[kept++] = run.places[i];
    }
    run.beats.resize(kept);
    run.places.resize(kept);
  }
  std::erase_if(runs, [](const Run& run) { return run.beats.size() < kFewestBeats; });
}

/// Times of a run's beats as the audio has them.
std::vector<double> refinedTimes(const Run& run, const PulseSignal& pulse, double duration,
                                 TempoFreedom freedom, pipeline::StepContext& context) {
  std::vector<double> times;
  for (const BeatCandidate& beat : run.beats) times.push_back(std::min(beat.time, duration));
  times = steadied(onOnsets(times, pulse));
  if (freedom != TempoFreedom::Variable) times = onMachineGrid(times, context, 0.85, 0.95);
  for (double& time : times) time = std::clamp(time, 0.0, duration);
  return times;
}

/// The metre's name by the beats that a bar has, which are fewer than its metre's where it is cut short.
model::Metre nameMetre(int beats, std::size_t metre, bool isCompound) {
  const int whole = beatsOf(metre);
  if (whole == 7) return {beats, 8};
  if (isCompound && whole <= 4) return {3 * beats, 8};
  return {beats, 4};
}

/// Bars of one run of beats [from, to) of the grid, numbered on. @param isDivided whether anything tells how
/// beats divide
void addBars(model::BeatGrid& grid, std::size_t from, const Run& run, const std::vector<double>& downbeats,
             const model::RhythmActivation& activation, bool isDivided, std::optional<bool> isCompound,
             double duration) {
  const std::size_t to = grid.beats.size();
  const double lastInterval = grid.beats[to - 1].time - grid.beats[to - 2].time;
  const double end =
      std::max(std::min(grid.beats[to - 1].time + lastInterval, duration), grid.beats[to - 1].time);
  std::vector<std::size_t> firstBeats;
  std::vector<double> times;
  for (std::size_t beat = from; beat < to; ++beat) {
    if (beat > from && grid.beats[beat].positionInBar != 1) continue;
    firstBeats.push_back(beat);
    times.push_back(grid.beats[beat].time);
  }
  firstBeats.push_back(to);
  times.push_back(end);
  std::vector<bool> compound(times.size() - 1, false);
  if (isDivided) compound = compoundBars(times, activation);
  if (isCompound) compound.assign(compound.size(), *isCompound);

  int number =
      grid.bars.empty() ? (grid.beats[from].positionInBar == 1 ? 1 : 0) : grid.bars.back().number + 1;
  for (std::size_t bar = 0; bar + 1 < firstBeats.size(); ++bar) {
    const MetricalPlace& place = run.places[firstBeats[bar] - from];
    const bool isWhole = place.position == 1 && bar + 2 < firstBeats.size();
    const int beats =
        isWhole ? static_cast<int>(firstBeats[bar + 1] - firstBeats[bar]) : beatsOf(place.metre);
    grid.bars.push_back({.range = {times[bar], times[bar + 1]},
                         .number = number++,
                         .metre = nameMetre(beats, place.metre, compound[bar]),
                         .confidence = downbeats[firstBeats[bar]]});
  }
}

/// Names other metres with beats that divide as the grid's do.
void divideLike(model::BeatGrid& grid) {
  const auto metre = model::mostCommonMetre(grid);
  if (!metre || !model::isCompound(*metre)) return;
  for (model::GridAlternative& alternative : grid.alternatives) {
    if (alternative.metre && alternative.metre->denominator == 4 && alternative.metre->numerator <= 4)
      alternative.metre = model::Metre{3 * alternative.metre->numerator, 8};
  }
}

/// Seconds that are counted.
double counted(const std::vector<Run>& runs) {
  double sum = 0.0;
  for (const Run& run : runs) sum += run.beats.back().time - run.beats.front().time;
  return sum;
}

/// Into how many parts the beats of `runs` must be divided so that every one of these parts, or every second
/// or third, is a beat at the tempi that are asked for; nothing where that needs more than four.
std::optional<int> partsWithin(const std::vector<Run>& runs, const TempoRange& tempi) {
  double beats = 0.0;
  for (const Run& run : runs) beats += static_cast<double>(run.beats.size() - 1);
  const double bpm = 60.0 * beats / counted(runs);
  const double fastest = tempi.maximum * (tempi.maximum < kUsualTempi.maximum ? kAboutThere : kUnlimited);
  for (const int parts : {1, 2, 3, 4}) {
    for (const int every : {1, 2, 3, 4}) {
      const double rate = bpm * parts / every;
      if (rate * kAboutThere >= tempi.minimum && rate <= fastest) return parts;
    }
  }
  return std::nullopt;
}

/// Candidates at the beats of `runs` and at equal parts between them.
std::vector<BeatCandidate> dividedBeats(const std::vector<Run>& runs, int parts, const BeatEvidence& evidence,
                                        double frameRate) {
  std::vector<BeatCandidate> candidates;
  for (const Run& run : runs) {
    for (std::size_t i = 0; i < run.beats.size(); ++i) {
      candidates.push_back(evidence.at(run.beats[i].time * frameRate, run.beats[i].isPeak));
      if (i + 1 == run.beats.size()) break;
      const double part = (run.beats[i + 1].time - run.beats[i].time) / parts;
      for (int p = 1; p < parts; ++p)
        candidates.push_back(evidence.at((run.beats[i].time + part * p) * frameRate, false));
    }
  }
  return candidates;
}

/// Where little or only pieces are found at the tempi that a person asks for, though there is a pulse: parts
/// or multiples of its beats, be it that nothing is heard on some.
std::vector<Run> findRunsAsAsked(std::vector<BeatCandidate>& candidates, const model::RhythmActivation& heard,
                                 const model::RhythmActivation& activation,
                                 const RhythmExpectation& expectation, RhythmWeights& weights,
                                 TempoFreedom freedom, pipeline::StepContext& context) {
  std::vector<Run> runs = findRuns(candidates, activation, expectation, weights, freedom, context);
  if (expectation.tempi == kUsualTempi) return runs;
  RhythmExpectation any = expectation;
  any.tempi = kUsualTempi;
  const auto free = findRuns(candidates, atOneLevel(heard, any.tempi), any, weights, freedom, context);
  const bool isBroken = counted(runs) < kMostOfPulse * counted(free) || runs.size() > free.size();
  if (!isBroken) return runs;
  const auto parts = partsWithin(free, expectation.tempi);
  if (!parts) return runs;
  weights.beatLowest = weights.silentBeat;
  candidates = dividedBeats(free, *parts, BeatEvidence(activation, weights), activation.frameRate);
  RhythmExpectation nearly = expectation;
  // Of a tempo on the edge, single intervals lie beyond it.
  if (*parts == 1)
    nearly.tempi = {expectation.tempi.minimum / kLoosely, expectation.tempi.maximum * kLoosely};
  return findRuns(candidates, activation, nearly, weights, freedom, context);
}

}  // namespace

model::BeatGrid decodeRhythm(const model::RhythmActivation& heard, const model::OnsetActivation& onsets,
                             RhythmExpectation expectation, TempoFreedom freedom, RhythmWeights weights,
                             pipeline::StepContext& context) {
  context.checkpoint(0.0);
  weights = adapted(weights, freedom);
  model::RhythmActivation activation = atOneLevel(heard, expectation.tempi);
  std::vector<BeatCandidate> candidates = findCandidates(activation, weights);
  std::vector<Run> runs =
      findRunsAsAsked(candidates, heard, activation, expectation, weights, freedom, context);
  if (const auto slower = atRateOfSounds(runs, onsets, expectation)) {
    expectation = *slower;
    activation = atOneLevel(heard, expectation.tempi);
    runs = findRuns(candidates, activation, expectation, weights, freedom, context);
  }
  if (followAccents(runs, onsets, candidates, weights))
    runs = findRuns(candidates, activation, expectation, weights, freedom, context);
  const PulseSignal pulse = makePulseSignal(onsets);
  if (const auto range = soundingRange(pulse)) keepWithin(*range, runs);
  const GridConfidence confidence = assess(runs, activation, expectation, weights, context);
  context.checkpoint(0.85);

  model::BeatGrid grid;
  for (const Run& run : runs) {
    const std::size_t from = grid.beats.size();
    std::vector<double> times = refinedTimes(run, pulse, onsets.duration, freedom, context);
    if (onsets.duration - times.back() < kLeastLastBeat) times.pop_back();
    const auto transients = transientsNear(times, pulse, onsets);
    for (std::size_t i = 0; i < times.size(); ++i) {
      grid.beats.push_back({.time = times[i],
                            .positionInBar = run.places[i].position,
                            .confidence = confidence.beats[from + i],
                            .transient = transients[i]});
    }
    addBars(grid, from, run, confidence.downbeats, activation, soundsBetween(times, onsets),
            expectation.isCompound, onsets.duration);
  }
  grid.alternatives = confidence.alternatives;
  divideLike(grid);
  context.checkpoint(1.0);
  return grid;
}

}  // namespace barline::steps::rhythm
