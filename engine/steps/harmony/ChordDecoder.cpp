#include "engine/steps/harmony/ChordDecoder.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <utility>

#include "engine/dsp/StickyMarkovChain.h"
#include "engine/steps/harmony/BassLine.h"
#include "engine/steps/harmony/ChordContext.h"
#include "engine/steps/harmony/Progressions.h"

namespace barline::steps {
namespace {

// Neighbouring frames overlap and share their context, so each says only a part of what it seems to.
constexpr float kFrameWeight = 0.5F;
// What the bass says beside the chord, which the network has heard it for already; an inversion is
// unlikelier.
constexpr float kBassWeight = 0.5F;
constexpr float kInversionCost = 3.0F;
// What the local key says about a beat's chord.
constexpr float kKeyWeight = 0.2F;
// What the spans around say about a chord and its bass.
constexpr float kContextWeight = 4.0F;
constexpr float kContextBassWeight = 4.0F;

// Logistic calibration of the mean posterior (Platt 1999): slope and offset of its log-odds.
constexpr double kConfidenceSlope = 0.22;
constexpr double kConfidenceOffset = 0.13;

dsp::StickyMarkovChain makeChain() {
  return {chordChangeProbabilities(), std::vector<float>(kChords, 1.0F / kChords)};
}

// A track of hours is decoded in stretches of about half an hour, each with so much before and after it that
// what is decided within doesn't depend on where it was cut; in 20 minutes there are no more than 5,000
// spans.
constexpr std::size_t kStretch = 8192;
constexpr std::size_t kMargin = 256;
static_assert(kMargin > kContextReach);
// Share of the work that hearing the context is; the rest is decoding.
constexpr double kHearing = 0.2;

std::vector<HalvedEvidence> gather(const model::HarmonyActivation& activation,
                                   std::span<const HarmonySpan> spans) {
  std::vector<HalvedEvidence> evidence;
  evidence.reserve(spans.size());
  for (const HarmonySpan& span : spans) evidence.push_back(halvedEvidenceIn(activation, span.range));
  activation.chord.letGo();
  return evidence;
}

void addWeighted(std::span<float> to, float weight, std::span<const float> from) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += weight * from[i];
}

/// What the bass says about each chord: how well its likeliest bass note is heard.
void addBass(const HarmonyEvidence& evidence, std::span<float> row) {
  for (std::size_t chord = 0; chord < kNoChord; ++chord) {
    const std::size_t root = chordRoot(chord);
    float best = evidence.bass[root];
    for (std::size_t semitones = 1; semitones < 12; ++semitones) {
      if (chordDegree(chordQuality(chord), semitones).empty()) continue;
      best = std::max(best, evidence.bass[(root + semitones) % 12] - kInversionCost);
    }
    row[chord] += kBassWeight * best;
  }
  row[kNoChord] += kBassWeight * evidence.bass[model::HarmonyActivation::kBasses - 1];
}

void addKey(const HarmonyEvidence& evidence, std::span<float> row) {
  static const KeyContext keyContext;
  auto key = evidence.key;
  for (float& value : key) value /= std::max(evidence.frames, 1e-3F);
  keyContext.add(key, kKeyWeight, row);
}

/// All that is known about a stretch of spans.
struct Heard {
  std::vector<float> logLikelihood;       ///< spans × kChords
  std::vector<HarmonyEvidence> evidence;  ///< one a span, its bass with what the context says
};

Heard hear(const model::HarmonyActivation& activation, std::span<const HarmonySpan> spans,
           const std::function<void(double)>& progress) {
  const std::vector<HalvedEvidence> halves = gather(activation, spans);
  const ChordContext around = chordContext(spans, halves, progress);
  Heard heard{std::vector<float>(spans.size() * kChords), {}};
  heard.evidence.reserve(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    HarmonyEvidence& evidence = heard.evidence.emplace_back(halves[i].whole());
    const auto row = std::span(heard.logLikelihood).subspan(i * kChords, kChords);
    std::ranges::transform(evidence.chord, row.begin(), [](float sum) { return kFrameWeight * sum; });
    addBass(evidence, row);
    addKey(evidence, row);
    addWeighted(row, kContextWeight, std::span(around.chord).subspan(i * kChords, kChords));
    addWeighted(evidence.bass, kContextBassWeight,
                std::span(around.bass).subspan(i * evidence.bass.size(), evidence.bass.size()));
  }
  return heard;
}

}  // namespace

DecodedChords decodeChords(const model::HarmonyActivation& activation, std::vector<HarmonySpan> spans,
                           pipeline::StepContext& context) {
  static const dsp::StickyMarkovChain chain = makeChain();
  const std::span<const HarmonySpan> all = spans;
  DecodedChords decoded;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = all.size() - begin <= kStretch ? all.size() : begin + kStretch;
    const std::size_t from = begin - std::min(begin, kMargin);
    const auto stretch = all.subspan(from, std::min(all.size(), end + kMargin) - from);
    std::vector<float> change;
    change.reserve(stretch.size());
    for (const HarmonySpan& span : stretch) change.push_back(chordChangeRate(span.accent));
    const auto reportAfter = [&](double share, double of) {
      return [&, share, of](double fraction) {
        const double passed = (share + of * fraction) * static_cast<double>(end - begin);
        context.checkpoint(0.95 * (static_cast<double>(begin) + passed) / static_cast<double>(all.size()));
      };
    };
    Heard heard = hear(activation, stretch, reportAfter(0.0, kHearing));
    const auto decoding =
        chain.decode(std::move(heard.logLikelihood), change, reportAfter(kHearing, 1.0 - kHearing));
    const std::vector<std::size_t> path(decoding.path.begin(), decoding.path.end());
    const std::vector<VoicedChord> chords = voicedChords(path, stretch, heard.evidence);
    const auto at = [from](std::size_t span) { return static_cast<std::ptrdiff_t>(span - from); };
    decoded.chords.insert(decoded.chords.end(), chords.begin() + at(begin), chords.begin() + at(end));
    constexpr auto kRow = static_cast<std::ptrdiff_t>(kChords);
    decoded.posterior.insert(decoded.posterior.end(), decoding.posterior.begin() + kRow * at(begin),
                             decoding.posterior.begin() + kRow * at(end));
    begin = end;
  }
  decoded.spans = std::move(spans);
  context.checkpoint(0.95);
  return decoded;
}

double chordConfidence(double posterior) {
  const double bounded = std::clamp(posterior, 1e-6, 1.0 - 1e-6);
  const double logOdds = kConfidenceSlope * std::log(bounded / (1.0 - bounded)) + kConfidenceOffset;
  return 1.0 / (1.0 + std::exp(-logOdds));
}

}  // namespace barline::steps
