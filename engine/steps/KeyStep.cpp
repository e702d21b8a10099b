#include "engine/steps/KeyStep.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "engine/dsp/StickyMarkovChain.h"
#include "engine/steps/harmony/ChordVocabulary.h"
#include "engine/steps/harmony/KeyModel.h"

namespace barline::steps {
namespace {

constexpr double kShortestStep =
    2.0;                         // s; the local key is looked at by steps of whole bars this long or longer
constexpr double kReach = 10.0;  // s; chords to either side of a step's middle that speak for its key
constexpr double kChangeRate = 0.008;  // a second: one change in two minutes
constexpr float kWholeSong = 0.25F;    // what the whole track says counts this much at each place
constexpr double kLeastChords = 0.1;   // share of the track that must have a chord, or there is no key
// The model has learnt from chords without mistakes; those that were heard say less about the whole track.
constexpr float kTrust = 0.7F;
constexpr double kSure = 0.9;  // a key this sure needs no runner-up
constexpr std::size_t kCheckpointEvery = 64;

struct NumberedSpan {
  model::TimeRange range;
  std::size_t chord{};
};

std::vector<NumberedSpan> numbered(const std::vector<model::ChordSpan>& spans) {
  std::vector<NumberedSpan> result;
  result.reserve(spans.size());
  for (const model::ChordSpan& span : spans) {
    result.push_back({span.range, chordNumber(span.label).value_or(kNoChord)});
  }
  return result;
}

/// Everything the whole track says about its key.
ChordUse overallUse(std::span<const NumberedSpan> chords) {
  ChordUse use;
  std::size_t first = kNoChord;
  std::size_t last = kNoChord;
  for (const NumberedSpan& span : chords) {
    use.add(span.chord, span.range.duration());
    if (span.chord == kNoChord) continue;
    if (first == kNoChord) first = span.chord;
    last = span.chord;
  }
  use.setEdges(first, last);
  return use;
}

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

/// Log-likelihoods of the keys for each step, from the chords about it and from `overall`.
std::vector<float> localEvidence(std::span<const NumberedSpan> chords,
                                 std::span<const model::TimeRange> steps,
                                 std::span<const float, kKeys> overall, pipeline::StepContext& context) {
  std::vector<float> evidence;
  evidence.reserve(steps.size() * kKeys);
  std::size_t first = 0;
  for (std::size_t step = 0; step < steps.size(); ++step) {
    if (step % kCheckpointEvery == 0) {
      context.checkpoint(0.1 + 0.5 * static_cast<double>(step) / static_cast<double>(steps.size()));
    }
    const double middle = (steps[step].begin + steps[step].end) / 2.0;
    const model::TimeRange window{middle - kReach, middle + kReach};
    while (first < chords.size() && chords[first].range.end <= window.begin) ++first;
    ChordUse use;
    for (std::size_t i = first; i < chords.size() && chords[i].range.begin < window.end; ++i) {
      use.add(chords[i].chord,
              std::min(chords[i].range.end, window.end) - std::max(chords[i].range.begin, window.begin));
    }
    // Windows overlap, so each step brings only its own share of the evidence.
    const auto share = static_cast<float>(std::min(steps[step].duration() / (2.0 * kReach), 1.0) *
                                          std::min(use.seconds() / kReach, 1.0));
    const auto local = use.keyLogLikelihoods();
    for (std::size_t key = 0; key < kKeys; ++key) {
      evidence.push_back(share * (local[key] + kWholeSong * overall[key]));
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

/// A track in one key has the same one as a whole and in its only span.
void agree(model::KeyTimeline& timeline) {
  model::KeySpan& span = timeline.spans.front();
  if (span.key == *timeline.global) return;
  span.runnerUp = span.key;
  span.key = *timeline.global;
  span.confidence = timeline.confidence;
}

}  // namespace

pipeline::StepDeclaration KeyStep::declaration() {
  return {.id = "key",
          .version = 2,
          .title = BARLINE_STEP_TEXT("Step", "Key"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "The key of the track and where it changes, from its chords by a hidden Markov model."),
          .parameters = {},
          .relativeCost = 1.0};
}

model::KeyTimeline KeyStep::run(const model::ChordTimeline& chords, const model::BeatGrid& grid,
                                const pipeline::Parameters& /*parameters*/,
                                pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  model::KeyTimeline timeline;
  if (chords.changes.empty()) return timeline;
  const double end = chords.changes.back().range.end;
  const std::vector<NumberedSpan> spans = numbered(chords.changes);
  const ChordUse use = overallUse(spans);
  if (use.seconds() <= kLeastChords * end) return timeline;

  const auto overall = use.keyLogLikelihoods();
  const auto best = std::ranges::max_element(overall);
  timeline.global = keyOf(static_cast<std::size_t>(best - overall.begin()));
  double others = 0.0;
  for (const float value : overall) others += std::exp(static_cast<double>(kTrust * (value - *best)));
  timeline.confidence = 1.0 / others;

  const std::vector<model::TimeRange> steps = stepsOver(grid.bars, end);
  std::vector<float> change;
  change.reserve(steps.size());
  for (const model::TimeRange& step : steps) {
    change.push_back(static_cast<float>(std::min(kChangeRate * step.duration(), 0.5)));
  }
  static const dsp::StickyMarkovChain chain = makeChain();
  const auto decoding = chain.decode(localEvidence(spans, steps, overall, context), change,
                                     [&](double fraction) { context.checkpoint(0.6 + 0.4 * fraction); });
  timeline.spans = spansOf(steps, decoding);
  if (timeline.spans.size() == 1) agree(timeline);
  context.checkpoint(1.0);
  return timeline;
}

}  // namespace barline::steps
