#include "engine/steps/ChordsStep.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "engine/dsp/StickyMarkovChain.h"
#include "engine/steps/harmony/ChordModel.h"
#include "engine/steps/harmony/ChordVocabulary.h"
#include "engine/steps/harmony/KeyModel.h"
#include "engine/steps/harmony/SpanChroma.h"

namespace barline::steps {
namespace {

// A chord this sure needs no runner-up.
constexpr float kSure = 0.9F;
constexpr std::size_t kCheckpointEvery = 256;

/// How often the chord changes where a span begins. Half of all downbeats bring a new chord, few off-beats.
float changeProbability(Accent accent) {
  switch (accent) {
    case Accent::Downbeat:
      return 0.5F;
    case Accent::Beat:
      return 0.1F;
    case Accent::OffBeat:
      return 0.01F;
    case Accent::Free:
      return 0.05F;
  }
  return 0.1F;
}

dsp::StickyMarkovChain makeChain() {
  return {chordChangeProbabilities(), std::vector<float>(kChords, 1.0F / kChords)};
}

/// The key that labels are spelled by, from the chords alone; C major where there are none.
model::MusicalKey spellingKey(const std::vector<SpanChroma>& spans, std::span<const std::uint16_t> path) {
  ChordUse use;
  for (std::size_t i = 0; i < spans.size(); ++i) use.add(path[i], spans[i].range.duration());
  const auto keys = use.keyLogLikelihoods();
  return keyOf(static_cast<std::size_t>(std::ranges::max_element(keys) - keys.begin()));
}

/// Everything known about the track's spans, and how to speak of some of them as one chord.
class DecodedTrack {
 public:
  DecodedTrack(std::vector<SpanChroma> spans, dsp::StickyMarkovChain::Decoding decoding,
               model::MusicalKey key)
      : spans_(std::move(spans)), decoding_(std::move(decoding)), key_(key) {}

  [[nodiscard]] std::vector<model::ChordSpan> changes() const {
    std::vector<model::ChordSpan> changes;
    for (std::size_t begin = 0; begin < spans_.size();) {
      std::size_t end = begin + 1;
      while (end < spans_.size() && decoding_.path[end] == decoding_.path[begin]) ++end;
      changes.push_back(describe({spans_[begin].range.begin, spans_[end - 1].range.end}, begin, end,
                                 decoding_.path[begin]));
      begin = end;
    }
    return changes;
  }

  [[nodiscard]] std::vector<model::ChordSpan> perBar(const std::vector<model::Bar>& bars) const {
    std::vector<model::ChordSpan> result;
    result.reserve(bars.size());
    std::size_t begin = 0;
    for (const model::Bar& bar : bars) {
      while (begin + 1 < spans_.size() && middle(begin) < bar.range.begin) ++begin;
      std::size_t end = begin + 1;
      while (end < spans_.size() && middle(end) < bar.range.end) ++end;
      if (spans_.empty()) {
        result.push_back(model::ChordSpan{bar.range, "N", 0.0, {}, {}});
      } else {
        result.push_back(describe(bar.range, begin, end, longestChord(begin, end)));
      }
    }
    return result;
  }

 private:
  [[nodiscard]] double middle(std::size_t span) const {
    return (spans_[span].range.begin + spans_[span].range.end) / 2.0;
  }

  [[nodiscard]] std::size_t longestChord(std::size_t begin, std::size_t end) const {
    std::array<double, kChords> seconds{};
    for (std::size_t i = begin; i < end; ++i) seconds[decoding_.path[i]] += spans_[i].range.duration();
    return static_cast<std::size_t>(std::ranges::max_element(seconds) - seconds.begin());
  }

  [[nodiscard]] model::ChordSpan describe(const model::TimeRange& range, std::size_t begin, std::size_t end,
                                          std::size_t chord) const {
    std::array<double, kChords> belief{};
    model::PitchClassVector chroma{};
    double total = 0.0;
    for (std::size_t i = begin; i < end; ++i) {
      const double weight = spans_[i].range.duration();
      total += weight;
      for (std::size_t j = 0; j < kChords; ++j) {
        belief[j] += weight * static_cast<double>(decoding_.posterior[i * kChords + j]);
      }
      for (std::size_t j = 0; j < 12; ++j) {
        chroma[j] += static_cast<float>(weight) * (spans_[i].treble[j] + spans_[i].bass[j]);
      }
    }
    model::ChordSpan span{range, harteLabel(chord, key_), 0.0, {}, chroma};
    if (total > 0.0) span.confidence = std::clamp(belief[chord] / total, 0.0, 1.0);
    const float sum = std::accumulate(chroma.begin(), chroma.end(), 0.0F);
    if (sum > 0.0F) {
      for (float& value : span.chroma) value /= sum;
    }
    if (span.confidence < kSure) {
      belief[chord] = -1.0;
      const auto second = std::ranges::max_element(belief) - belief.begin();
      span.runnerUp = harteLabel(static_cast<std::size_t>(second), key_);
    }
    return span;
  }

  std::vector<SpanChroma> spans_;
  dsp::StickyMarkovChain::Decoding decoding_;
  model::MusicalKey key_;  // by which labels are spelled
};

}  // namespace

pipeline::StepDeclaration ChordsStep::declaration() {
  return {.id = "chords",
          .version = 1,
          .title = BARLINE_STEP_TEXT("Step", "Chords"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "Which chord sounds at each beat and in each bar, by a hidden Markov model."),
          .parameters = {},
          .relativeCost = 30.0};
}

model::ChordTimeline ChordsStep::run(const model::Chromagram& chromagram, const model::BeatGrid& grid,
                                     const pipeline::Parameters& /*parameters*/,
                                     pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  std::vector<SpanChroma> spans = spanChroma(chromagram, grid);
  static const ChordModel model;
  std::vector<float> logLikelihood(spans.size() * kChords);
  std::vector<float> change(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (i % kCheckpointEvery == 0) {
      context.checkpoint(0.1 + 0.1 * static_cast<double>(i) / static_cast<double>(spans.size()));
    }
    model.logLikelihoods(spans[i], std::span(logLikelihood).subspan(i * kChords, kChords));
    change[i] = changeProbability(spans[i].accent);
  }
  static const dsp::StickyMarkovChain chain = makeChain();
  auto decoding = chain.decode(std::move(logLikelihood), change,
                               [&](double fraction) { context.checkpoint(0.2 + 0.7 * fraction); });
  const model::MusicalKey key = spellingKey(spans, decoding.path);
  const DecodedTrack track(std::move(spans), std::move(decoding), key);
  model::ChordTimeline timeline{.changes = track.changes(), .perBar = track.perBar(grid.bars)};
  context.checkpoint(1.0);
  return timeline;
}

}  // namespace barline::steps
