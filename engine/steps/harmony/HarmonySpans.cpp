#include "engine/steps/harmony/HarmonySpans.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>

namespace barline::steps {
namespace {

constexpr double kLongestSpan = 0.6;    // s; chords rarely change faster, and a slower beat may hide a change
constexpr double kShortestSpan = 0.05;  // s; less than a frame tells nothing
constexpr double kFreeSpan = 0.25;      // s

/// Appends `count` equal parts of [from, to), the first with its own accent.
void appendParts(std::vector<HarmonySpan>& spans, double from, double to, int count, Accent first,
                 Accent rest) {
  for (int part = 0; part < count; ++part) {
    const double begin = from + (to - from) * part / count;
    if (!spans.empty() && begin - spans.back().range.begin < kShortestSpan) continue;
    spans.push_back({{begin, to}, part == 0 ? first : rest});
  }
}

void appendUnbeaten(std::vector<HarmonySpan>& spans, double from, double to) {
  if (to - from < kShortestSpan) return;
  const int count = std::max(static_cast<int>(std::lround((to - from) / kFreeSpan)), 1);
  appendParts(spans, from, to, count, Accent::Free, Accent::Free);
}

/// How many beats the bar that holds beat `index` has, as far as the grid shows it.
int beatsInBar(const std::vector<model::Beat>& beats, std::size_t index) {
  std::size_t last = index;
  while (last + 1 < beats.size() && beats[last + 1].positionInBar > beats[last].positionInBar) ++last;
  return beats[last].positionInBar;
}

Accent accentOf(const std::vector<model::Beat>& beats, std::size_t index) {
  const int position = beats[index].positionInBar;
  if (position == 1) return Accent::Downbeat;
  const int count = beatsInBar(beats, index);
  return count % 2 == 0 && position == count / 2 + 1 ? Accent::Middle : Accent::Beat;
}

void appendBeats(std::vector<HarmonySpan>& spans, const std::vector<model::Beat>& beats, double duration) {
  for (std::size_t i = 0; i < beats.size() && beats[i].time < duration; ++i) {
    const double begin = std::max(beats[i].time, 0.0);
    const double next = std::min(i + 1 < beats.size() ? beats[i + 1].time : duration, duration);
    const bool pauses = model::pausesAfter(beats, i);
    const double before = i > 0 ? beats[i].time - beats[i - 1].time : kFreeSpan;
    const double end = pauses ? std::min(next, begin + std::min(before, kFreeSpan)) : next;
    const int parts = std::max(static_cast<int>(std::ceil((end - begin) / kLongestSpan)), 1);
    appendParts(spans, begin, end, parts, accentOf(beats, i), Accent::OffBeat);
    if (pauses) appendUnbeaten(spans, end, next);
  }
}

constexpr std::array<float, 256> decodedLogits() {
  std::array<float, 256> logits{};
  for (std::size_t code = 0; code < logits.size(); ++code) {
    logits[code] = (static_cast<float>(code) - 128.0F) / 12.0F;
  }
  return logits;
}
constexpr std::array<float, 256> kLogit = decodedLogits();

std::array<float, 256> exponentials() {
  std::array<float, 256> values{};
  std::ranges::transform(kLogit, values.begin(), [](float logit) { return std::exp(logit); });
  return values;
}

/// Adds `weight` times the logarithm of each class's probability.
void addLogProbabilities(std::span<const std::uint8_t> codes, float weight, std::span<float> sums) {
  static const std::array<float, 256> exponential = exponentials();
  float total = 0.0F;
  for (const std::uint8_t code : codes) total += exponential[code];
  const float offset = std::log(total);
  for (std::size_t i = 0; i < codes.size(); ++i) sums[i] += weight * (kLogit[codes[i]] - offset);
}

/// Calls visit(frame, share) for each frame that overlaps `range`; a frame reaches half a step to either
/// side, the first and the last as far as the track does. A range between two frames' worth visits the
/// nearest.
template <class Visit>
void visitFrames(const model::TimeRange& range, double frameRate, std::size_t frames, Visit visit) {
  if (frames == 0) return;
  const auto count = static_cast<double>(frames);
  const double from = std::clamp(range.begin * frameRate + 0.5, 0.0, count);
  const double to = std::clamp(range.end * frameRate + 0.5, 0.0, count);
  if (to - from < 1e-3) {
    visit(std::min(static_cast<std::size_t>(from), frames - 1), 1.0F);
    return;
  }
  const auto first = static_cast<std::size_t>(from);
  const auto end = std::min(static_cast<std::size_t>(std::ceil(to)), frames);
  for (std::size_t frame = first; frame < end; ++frame) {
    const auto at = static_cast<double>(frame);
    visit(frame, static_cast<float>(std::min(to, at + 1.0) - std::max(from, at)));
  }
}

/// Magnitudes that the spectrum's codes stand for, up to a factor.
std::array<float, 256> magnitudes() {
  std::array<float, 256> values{};
  for (std::size_t code = 0; code < values.size(); ++code) {
    values[code] = std::pow(10.0F, 3.0F * static_cast<float>(code) / 255.0F) - 1.0F;
  }
  return values;
}

}  // namespace

std::vector<HarmonySpan> harmonySpans(const model::BeatGrid& grid, double duration) {
  std::vector<HarmonySpan> spans;
  if (duration <= 0.0) return spans;
  if (grid.beats.size() < 2 || grid.beats.front().time >= duration) {
    appendUnbeaten(spans, 0.0, duration);
  } else {
    appendUnbeaten(spans, 0.0, grid.beats.front().time);
    appendBeats(spans, grid.beats, duration);
  }
  if (spans.empty()) spans.push_back({{0.0, duration}, Accent::Free});
  spans.front().range.begin = 0.0;
  for (std::size_t i = 0; i + 1 < spans.size(); ++i) spans[i].range.end = spans[i + 1].range.begin;
  spans.back().range.end = duration;
  return spans;
}

HarmonyEvidence evidenceIn(const model::HarmonyActivation& activation, const model::TimeRange& range) {
  HarmonyEvidence evidence;
  visitFrames(range, activation.frameRate, activation.frames(), [&](std::size_t frame, float share) {
    addLogProbabilities(activation.chordAt(frame), share, evidence.chord);
    addLogProbabilities(activation.bassAt(frame), share, evidence.bass);
    addLogProbabilities(activation.keyAt(frame), share, evidence.key);
    evidence.frames += share;
  });
  return evidence;
}

std::array<float, model::HarmonyActivation::kKeys> keyEvidenceIn(const model::HarmonyActivation& activation,
                                                                 const model::TimeRange& range) {
  std::array<float, model::HarmonyActivation::kKeys> sums{};
  visitFrames(range, activation.frameRate, activation.frames(), [&](std::size_t frame, float share) {
    addLogProbabilities(activation.keyAt(frame), share, sums);
  });
  return sums;
}

model::PitchClassVector meanChroma(const model::PitchSpectrum& spectrum, const model::TimeRange& range) {
  static const std::array<float, 256> magnitude = magnitudes();
  model::PitchClassVector chroma{};
  visitFrames(range, model::PitchSpectrum::kFrameRate, spectrum.frames(),
              [&](std::size_t frame, float share) {
                const auto codes = spectrum.at(frame);
                for (std::size_t note = 0; note < codes.size(); ++note) {
                  const std::size_t pitchClass = (note + model::PitchSpectrum::kLowestNote) % chroma.size();
                  chroma[pitchClass] += share * magnitude[codes[note]];
                }
              });
  const float sum = std::accumulate(chroma.begin(), chroma.end(), 0.0F);
  if (sum > 0.0F) {
    for (float& value : chroma) value /= sum;
  }
  return chroma;
}

}  // namespace barline::steps
