#include "engine/steps/KeyStep.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "engine/dsp/StickyMarkovChain.h"
#include "engine/model/ChordParser.h"
#include "engine/steps/harmony/ChordVocabulary.h"
#include "engine/steps/harmony/HarmonySpans.h"
#include "engine/steps/harmony/KeyBorders.h"
#include "engine/steps/harmony/KeyModel.h"

namespace barline::steps {
namespace {

constexpr double kShortestStep =
    2.0;  // s; the local key is looked at by steps of whole bars this long or longer
constexpr double kChangeRate = 0.003;  // a second: one change in five minutes or so
constexpr double kLeastChords = 0.1;   // share of the track that must have a chord, or there is no key

// The network hears some twenty seconds at once, so neighbouring frames say nearly the same.
constexpr float kFrameWeight = 0.05F;
// What the whole track says counts at each place as if it had been heard for this many frames.
constexpr float kWholeSong = 0.1F;
// How music begins says more of its key than any other moment: its first seconds have a share of what the
// network says as a whole, beside the mean over all.
constexpr double kOpeningSeconds = 5.0;
constexpr float kOpeningShare = 1.0F / 6.0F;
// What a whole song's chords add to the network's mean judgement. They tell relative keys apart, the first
// and the last chord above all; an excerpt's say little, so they come in by and by.
constexpr double kChordWeight = 0.6;
constexpr double kExcerptSeconds = 45.0;
constexpr double kWholeSongSeconds = 120.0;
// The mean judgement of a whole track is surer than one frame's.
constexpr float kTrust = 1.5F;
constexpr double kSure = 0.9;  // a key this sure needs no runner-up
constexpr std::size_t kCheckpointEvery = 64;

/// Which chords the whole track uses.
ChordUse overallUse(const std::vector<model::ChordSpan>& chords) {
  ChordUse use;
  std::size_t first = kNoChord;
  std::size_t last = kNoChord;
  for (const model::ChordSpan& span : chords) {
    const std::size_t chord = nearestChord(span.label).value_or(kNoChord);
    use.add(chord, span.range.duration());
    if (chord == kNoChord) continue;
    if (first == kNoChord) first = chord;
    last = chord;
  }
  use.setEdges(first, last);
  return use;
}

/// Seconds that have a chord of any kind.
double sounding(const std::vector<model::ChordSpan>& chords) {
  double seconds = 0.0;
  for (const model::ChordSpan& span : chords) {
    if (!model::isNoChord(span.label)) seconds += span.range.duration();
  }
  return seconds;
}

using KeyScores = std::array<float, kKeys>;

/// Steps of whole bars, kShortestStep or longer, over [0, end); plain steps where there are no bars.
std::vector<model::TimeRange> stepsOver(const std::vector<model::Bar>& bars, double end) {
  std::vector<model::TimeRange> steps{{0.0, end}};
  const auto cut = [&](double time) {
    if (time - steps.back().begin < kShortestStep || end - time < kShortestStep) return;
    steps.back().end = time;
    steps.push_back({time, end});
  };
  double regular = 0.0;
  const auto cutRegularly = [&](double until) {
    for (; regular + kShortestStep < until; regular += kShortestStep) cut(regular);
  };
  for (const model::Bar& bar : bars) {
    if (regular + 4.0 * kShortestStep < bar.range.begin) cutRegularly(bar.range.begin);
    cut(bar.range.begin);
    regular = std::max(regular, bar.range.end);
  }
  cutRegularly(end);
  return steps;
}

/// Where a key may begin, seconds: with a bar, or a step where there are none.
std::vector<double> linesOf(std::span<const model::TimeRange> steps, const std::vector<model::Bar>& bars) {
  std::vector<double> lines;
  for (const model::TimeRange& step : steps) lines.push_back(step.begin);
  for (const model::Bar& bar : bars) lines.push_back(bar.range.begin);
  return lines;
}

/// How likely one key follows another: near keys (a fifth off, relative, parallel) before far ones.
float affinity(std::size_t from, std::size_t to) {
  if (from == to) return 0.0F;
  const std::size_t interval = (to % 12 + 12 - from % 12) % 12;
  if (from / 12 == to / 12) {
    if (interval == 5 || interval == 7) return 4.0F;
    return interval <= 3 || interval >= 9 ? 2.0F : 1.0F;
  }
  const std::size_t relative = from < 12 ? 9 : 3;
  return interval == relative || interval == 0 ? 4.0F : 1.0F;
}

dsp::StickyMarkovChain makeChain() {
  std::vector<float> change(kKeys * kKeys);
  for (std::size_t from = 0; from < kKeys; ++from) {
    const auto row = std::span(change).subspan(from * kKeys, kKeys);
    for (std::size_t to = 0; to < kKeys; ++to) row[to] = affinity(from, to);
    const float sum = std::accumulate(row.begin(), row.end(), 0.0F);
    for (float& value : row) value /= sum;
  }
  return {std::move(change), std::vector<float>(kKeys, 1.0F / kKeys)};
}

/// What the network hears in each step: the sum over its frames of the keys' log-probabilities.
std::vector<KeyScores> heardKeys(const model::HarmonyActivation& activation,
                                 std::span<const model::TimeRange> steps, pipeline::StepContext& context) {
  std::vector<KeyScores> heard;
  heard.reserve(steps.size());
  for (std::size_t step = 0; step < steps.size(); ++step) {
    if (step % kCheckpointEvery == 0) {
      context.checkpoint(0.1 + 0.5 * static_cast<double>(step) / static_cast<double>(steps.size()));
    }
    heard.push_back(keyEvidenceIn(activation, steps[step]));
  }
  return heard;
}

/// Mean log-probability of each key in the seconds that a track begins with.
KeyScores openingKeys(const model::HarmonyActivation& activation) {
  const double end = std::min(kOpeningSeconds, activation.duration);
  KeyScores opening = keyEvidenceIn(activation, {0.0, end});
  for (float& value : opening) value /= static_cast<float>(std::max(end * activation.frameRate, 1.0));
  return opening;
}

/// What the whole track says about its key: the network's mean judgement, that of its opening once more, and
/// the chords' use.
KeyScores overallKeys(std::span<const KeyScores> heard, const KeyScores& opening, std::size_t frames,
                      const ChordUse& use) {
  KeyScores overall = use.keyLogLikelihoods();
  const double whole = (use.seconds() - kExcerptSeconds) / (kWholeSongSeconds - kExcerptSeconds);
  const double weight = kChordWeight * std::clamp(whole, 0.0, 1.0);
  for (std::size_t key = 0; key < kKeys; ++key) {
    overall[key] = static_cast<float>(weight) * overall[key] + kOpeningShare * opening[key];
  }
  const float share = (1.0F - kOpeningShare) / static_cast<float>(frames);
  for (const KeyScores& step : heard) {
    for (std::size_t key = 0; key < kKeys; ++key) overall[key] += share * step[key];
  }
  return overall;
}

/// Log-likelihoods of the keys for each step.
std::vector<float> localEvidence(std::span<const KeyScores> heard, std::span<const model::TimeRange> steps,
                                 const KeyScores& overall, double frameRate) {
  std::vector<float> evidence;
  evidence.reserve(steps.size() * kKeys);
  for (std::size_t step = 0; step < steps.size(); ++step) {
    const auto frames = static_cast<float>(steps[step].duration() * frameRate);
    for (std::size_t key = 0; key < kKeys; ++key) {
      evidence.push_back(kFrameWeight * (heard[step][key] + kWholeSong * frames * overall[key]));
    }
  }
  return evidence;
}

std::vector<model::KeySpan> spansOf(std::span<const model::TimeRange> steps,
                                    const dsp::StickyMarkovChain::Decoding& decoding) {
  std::vector<model::KeySpan> result;
  for (std::size_t begin = 0; begin < steps.size();) {
    const std::size_t key = decoding.path[begin];
    std::array<double, kKeys> belief{};
    std::size_t end = begin;
    for (; end < steps.size() && decoding.path[end] == key; ++end) {
      for (std::size_t j = 0; j < kKeys; ++j) {
        belief[j] += static_cast<double>(decoding.posterior[end * kKeys + j]);
      }
    }
    model::KeySpan span{{steps[begin].begin, steps[end - 1].end}, keyOf(key), 0.0, {}};
    span.confidence = std::clamp(belief[key] / static_cast<double>(end - begin), 0.0, 1.0);
    if (span.confidence < kSure) {
      belief[key] = -1.0;
      span.runnerUp = keyOf(static_cast<std::size_t>(std::ranges::max_element(belief) - belief.begin()));
    }
    result.push_back(span);
    begin = end;
  }
  return result;
}

/// A track in one key has the same one as a whole and in its only span, and is as sure of it.
void agree(model::KeyTimeline& timeline, const model::MusicalKey& runnerUp) {
  model::KeySpan& span = timeline.spans.front();
  if (span.key != *timeline.global) span.runnerUp = span.key;
  span.key = *timeline.global;
  span.confidence = timeline.confidence;
  if (span.confidence < kSure && !span.runnerUp) span.runnerUp = runnerUp;
}

/// The likeliest key but for the first.
std::size_t secondBest(KeyScores scores) {
  *std::ranges::max_element(scores) = std::numeric_limits<float>::lowest();
  return static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
}

}  // namespace

pipeline::StepDeclaration KeyStep::declaration() {
  return {.id = "key",
          .version = 4,
          .title = BARLINE_STEP_TEXT("Step", "Key"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "The key of the track and where it changes, by a hidden Markov model."),
          .parameters = {},
          .relativeCost = 1.0};
}

model::KeyTimeline KeyStep::run(const model::HarmonyActivation& activation,
                                const model::ChordTimeline& chords, const model::BeatGrid& grid,
                                const pipeline::Parameters& /*parameters*/,
                                pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  model::KeyTimeline timeline;
  if (chords.changes.empty() || activation.frames() == 0) return timeline;
  const double end = chords.changes.back().range.end;
  if (sounding(chords.changes) <= kLeastChords * end) return timeline;
  const ChordUse use = overallUse(chords.changes);

  const std::vector<model::TimeRange> steps = stepsOver(grid.bars, end);
  const std::vector<KeyScores> heard = heardKeys(activation, steps, context);
  const KeyScores overall = overallKeys(heard, openingKeys(activation), activation.frames(), use);
  const auto best = std::ranges::max_element(overall);
  timeline.global = keyOf(static_cast<std::size_t>(best - overall.begin()));
  timeline.tuningCents = activation.tuningCents;
  double others = 0.0;
  for (const float value : overall) others += std::exp(static_cast<double>(kTrust * (value - *best)));
  timeline.confidence = 1.0 / others;

  std::vector<float> change;
  change.reserve(steps.size());
  for (const model::TimeRange& step : steps) {
    change.push_back(static_cast<float>(std::min(kChangeRate * step.duration(), 0.5)));
  }
  static const dsp::StickyMarkovChain chain = makeChain();
  const auto decoding = chain.decode(localEvidence(heard, steps, overall, activation.frameRate), change,
                                     [&](double fraction) { context.checkpoint(0.6 + 0.4 * fraction); });
  timeline.spans = spansOf(steps, decoding);
  moveBordersByChords(timeline.spans, linesOf(steps, grid.bars), chords.changes);
  if (timeline.spans.size() == 1) agree(timeline, keyOf(secondBest(overall)));
  context.checkpoint(1.0);
  return timeline;
}

}  // namespace barline::steps
