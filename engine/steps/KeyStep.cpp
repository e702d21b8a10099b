#include "engine/steps/KeyStep.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "engine/dsp/StickyMarkovChain.h"
#include "engine/steps/harmony/KeyProfiles.h"
#include "engine/steps/harmony/SpanChroma.h"

namespace barline::steps {
namespace {

constexpr double kStep = 2.0;          // s at least: windows of the local key advance by this
constexpr double kReach = 6.0;         // s to either side of a step's middle that a window takes in
constexpr float kSharpness = 12.0F;    // log-likelihood of a window for each unit of correlation
constexpr float kChangeRate = 0.008F;  // a second: one change in two minutes
constexpr float kSureEnough = 0.9F;

/// How likely one key follows another: near keys (a fifth off, relative, parallel) before far ones.
float affinity(std::size_t from, std::size_t to) {
  if (from == to) return 0.0F;
  const bool sameMode = from / 12 == to / 12;
  const std::size_t interval = (to % 12 + 12 - from % 12) % 12;
  if (sameMode) return interval == 5 || interval == 7 ? 4.0F : (interval <= 3 || interval >= 9 ? 2.0F : 1.0F);
  const bool relative = from < 12 ? interval == 9 : interval == 3;
  return relative || interval == 0 ? 4.0F : 1.0F;
}

dsp::StickyMarkovChain makeChain() {
  std::vector<float> change(kKeys * kKeys);
  for (std::size_t from = 0; from < kKeys; ++from) {
    float sum = 0.0F;
    for (std::size_t to = 0; to < kKeys; ++to) sum += change[from * kKeys + to] = affinity(from, to);
    for (std::size_t to = 0; to < kKeys; ++to) change[from * kKeys + to] /= sum;
  }
  return {std::move(change), std::vector<float>(kKeys, 1.0F / kKeys)};
}

/// Groups the spans into steps of whole bars, kStep seconds or longer; where there are no bars, of spans.
std::vector<std::size_t> stepBegins(std::span<const SpanChroma> spans) {
  const bool bars =
      std::ranges::any_of(spans, [](const SpanChroma& s) { return s.accent == Accent::Downbeat; });
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const double since = begins.empty() ? 0.0 : spans[i].range.begin - spans[begins.back()].range.begin;
    const bool mayBegin = !bars || spans[i].accent == Accent::Downbeat || since > 2.0 * kStep;
    if (begins.empty() || (mayBegin && since >= kStep - 0.05)) begins.push_back(i);
  }
  return begins;
}

struct Track {
  std::vector<SpanChroma> spans;
  std::vector<std::size_t> begins;  // index of each step's first span

  [[nodiscard]] std::size_t steps() const { return begins.size(); }
  [[nodiscard]] model::TimeRange range(std::size_t step) const {
    return {spans[begins[step]].range.begin,
            step + 1 < steps() ? spans[begins[step + 1]].range.begin : spans.back().range.end};
  }
};

/// The spans within kReach of the middle of `range`. `first` only ascends from call to call.
std::span<const SpanChroma> windowAbout(const std::vector<SpanChroma>& spans, const model::TimeRange& range,
                                        std::size_t& first) {
  const double middle = (range.begin + range.end) / 2.0;
  while (first + 1 < spans.size() && spans[first].range.end <= middle - kReach) ++first;
  std::size_t last = first;
  while (last < spans.size() && spans[last].range.begin < middle + kReach) ++last;
  return std::span(spans).subspan(first, last - first);
}

std::vector<model::KeySpan> spansOf(const Track& track, const dsp::StickyMarkovChain::Decoding& decoding) {
  std::vector<model::KeySpan> result;
  for (std::size_t begin = 0; begin < track.steps();) {
    std::size_t end = begin;
    std::array<double, kKeys> belief{};
    const std::size_t key = decoding.path[begin];
    for (; end < track.steps() && decoding.path[end] == key; ++end) {
      for (std::size_t j = 0; j < kKeys; ++j) {
        belief[j] += static_cast<double>(decoding.posterior[end * kKeys + j]);
      }
    }
    model::KeySpan span{{track.range(begin).begin, track.range(end - 1).end}, keyOf(key), 0.0, {}};
    span.confidence = std::clamp(belief[key] / static_cast<double>(end - begin), 0.0, 1.0);
    if (span.confidence < kSureEnough) {
      belief[key] = -1.0;
      span.runnerUp = keyOf(static_cast<std::size_t>(std::ranges::max_element(belief) - belief.begin()));
    }
    result.push_back(span);
    begin = end;
  }
  return result;
}

}  // namespace

pipeline::StepDeclaration KeyStep::declaration() {
  return {
      .id = "key",
      .version = 1,
      .title = BARLINE_STEP_TEXT("Step", "Key"),
      .summary = BARLINE_STEP_TEXT(
          "Step", "The key of the track and where it changes, by key profiles and a hidden Markov model."),
      .parameters = {},
      .relativeCost = 1.0};
}

model::KeyTimeline KeyStep::run(const model::Chromagram& chromagram, const model::BeatGrid& grid,
                                const pipeline::Parameters& /*parameters*/,
                                pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  Track track{spanChroma(chromagram, grid), {}};
  model::KeyTimeline timeline;
  if (!isPitched(track.spans)) return timeline;

  const auto overall = keyCorrelations(meanPitchClasses(track.spans));
  const auto best = static_cast<std::size_t>(std::ranges::max_element(overall) - overall.begin());
  timeline.global = keyOf(best);
  double evidence = 0.0;
  for (const float correlation : overall) {
    evidence += std::exp(static_cast<double>(kSharpness * 2.0F * (correlation - overall[best])));
  }
  timeline.confidence = 1.0 / evidence;

  track.begins = stepBegins(track.spans);
  std::vector<float> logLikelihood;
  logLikelihood.reserve(track.steps() * kKeys);
  std::vector<float> change;
  change.reserve(track.steps());
  std::size_t first = 0;
  for (std::size_t step = 0; step < track.steps(); ++step) {
    if (step % 64 == 0)
      context.checkpoint(0.1 + 0.6 * static_cast<double>(step) / static_cast<double>(track.steps()));
    const model::TimeRange range = track.range(step);
    const auto window = windowAbout(track.spans, range, first);
    const auto correlations =
        isPitched(window) ? keyCorrelations(meanPitchClasses(window)) : std::array<float, kKeys>{};
    for (const float correlation : correlations) {
      logLikelihood.push_back(kSharpness * correlation *
                              static_cast<float>(range.duration() / (2.0 * kReach)));
    }
    change.push_back(std::min(kChangeRate * static_cast<float>(range.duration()), 0.5F));
  }
  static const dsp::StickyMarkovChain chain = makeChain();
  const auto decoding = chain.decode(std::move(logLikelihood), change,
                                     [&](double fraction) { context.checkpoint(0.7 + 0.3 * fraction); });
  timeline.spans = spansOf(track, decoding);
  context.checkpoint(1.0);
  return timeline;
}

}  // namespace barline::steps
