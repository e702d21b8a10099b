#include "engine/steps/ChordsStep.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "engine/steps/harmony/ChordContext.h"
#include "engine/steps/harmony/ChordDecoder.h"
#include "engine/steps/harmony/KeyModel.h"

namespace barline::steps {
namespace {

constexpr int kVersion = 4;  // of this step's own; the weights have theirs

// A chord this sure needs no runner-up.
constexpr double kSure = 0.9;

/// The key that labels are spelled by, from the chords alone; C major where there are none.
model::MusicalKey spellingKey(const DecodedChords& decoded) {
  ChordUse use;
  for (std::size_t i = 0; i < decoded.spans.size(); ++i) {
    use.add(decoded.chords[i].chord, decoded.spans[i].range.duration());
  }
  const auto keys = use.keyLogLikelihoods();
  return keyOf(static_cast<std::size_t>(std::ranges::max_element(keys) - keys.begin()));
}

/// Speaks of some of a track's spans as one chord.
class ChordWriter {
 public:
  ChordWriter(DecodedChords decoded, const model::PitchSpectrum& spectrum)
      : decoded_(std::move(decoded)), spectrum_(spectrum), key_(spellingKey(decoded_)) {}

  [[nodiscard]] std::vector<model::ChordSpan> changes() const {
    const auto& chords = decoded_.chords;
    std::vector<model::ChordSpan> changes;
    for (std::size_t begin = 0; begin < chords.size();) {
      std::size_t end = begin + 1;
      while (end < chords.size() && chords[end] == chords[begin]) ++end;
      changes.push_back(
          describe({range(begin).begin, range(end - 1).end}, begin, end, decoded_.chords[begin]));
      begin = end;
    }
    return changes;
  }

  [[nodiscard]] std::vector<model::ChordSpan> perBar(const std::vector<model::Bar>& bars) const {
    const std::size_t count = decoded_.spans.size();
    std::vector<model::ChordSpan> result;
    result.reserve(bars.size());
    std::size_t begin = 0;
    for (const model::Bar& bar : bars) {
      while (begin + 1 < count && middle(begin) < bar.range.begin) ++begin;
      std::size_t end = begin + 1;
      while (end < count && middle(end) < bar.range.end) ++end;
      if (count == 0) {
        result.push_back(model::ChordSpan{bar.range, "N", 0.0, {}, {}});
      } else {
        result.push_back(describe(bar.range, begin, end, longestChord(begin, end)));
      }
    }
    return result;
  }

 private:
  [[nodiscard]] const model::TimeRange& range(std::size_t span) const { return decoded_.spans[span].range; }
  [[nodiscard]] double middle(std::size_t span) const { return (range(span).begin + range(span).end) / 2.0; }

  /// The chord that lasts longest, whatever its bass, over the bass it has for longest.
  [[nodiscard]] VoicedChord longestChord(std::size_t begin, std::size_t end) const {
    std::map<std::size_t, double> chords;
    std::map<std::size_t, double> basses;
    const auto longest = [](const std::map<std::size_t, double>& seconds) {
      return std::ranges::max_element(seconds, {}, [](const auto& entry) { return entry.second; })->first;
    };
    for (std::size_t i = begin; i < end; ++i) chords[decoded_.chords[i].chord] += range(i).duration();
    VoicedChord result{.chord = longest(chords)};
    for (std::size_t i = begin; i < end; ++i) {
      if (decoded_.chords[i].chord == result.chord) basses[decoded_.chords[i].bass] += range(i).duration();
    }
    result.bass = longest(basses);
    return result;
  }

  [[nodiscard]] model::ChordSpan describe(const model::TimeRange& time, std::size_t begin, std::size_t end,
                                          const VoicedChord& chord) const {
    std::array<double, kChords> belief{};
    double total = 0.0;
    for (std::size_t i = begin; i < end; ++i) {
      const double weight = range(i).duration();
      total += weight;
      for (std::size_t j = 0; j < kChords; ++j) {
        belief[j] += weight * static_cast<double>(decoded_.posterior[i * kChords + j]);
      }
    }
    model::ChordSpan span{time, harteLabel(chord, key_), 0.0, {}, meanChroma(spectrum_, time)};
    if (total > 0.0) span.confidence = chordConfidence(belief[chord.chord] / total);
    if (span.confidence < kSure) {
      belief[chord.chord] = -1.0;
      const auto second = static_cast<std::size_t>(std::ranges::max_element(belief) - belief.begin());
      span.runnerUp = harteLabel({second, chordRoot(second)}, key_);
    }
    return span;
  }

  DecodedChords decoded_;
  const model::PitchSpectrum& spectrum_;
  model::MusicalKey key_;  // by which labels are spelled
};

}  // namespace

pipeline::StepDeclaration ChordsStep::declaration() {
  return {
      .id = "chords",
      .version = chordContextVersion() + kVersion,
      .title = BARLINE_STEP_TEXT("Step", "Chords"),
      .summary = BARLINE_STEP_TEXT(
          "Step", "Which chord sounds at each beat and in each bar, by a network and a hidden Markov model."),
      .parameters = {},
      .relativeCost = 40.0};
}

model::ChordTimeline ChordsStep::run(const model::HarmonyActivation& activation,
                                     const model::PitchSpectrum& spectrum, const model::BeatGrid& grid,
                                     const pipeline::Parameters& /*parameters*/,
                                     pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  const double duration = activation.frames() > 0 ? activation.duration : 0.0;
  const ChordWriter writer(decodeChords(activation, harmonySpans(grid, duration), context), spectrum);
  model::ChordTimeline timeline{.changes = writer.changes(), .perBar = writer.perBar(grid.bars)};
  context.checkpoint(1.0);
  return timeline;
}

}  // namespace barline::steps
