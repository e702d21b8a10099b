#include "engine/steps/harmony/SpanChroma.h"

#include <algorithm>
#include <cmath>

namespace barline::steps {
namespace {

constexpr double kLongestSpan = 0.6;    // s; chords rarely change faster, and a slower beat may hide a change
constexpr double kShortestSpan = 0.05;  // s; less than a frame tells nothing
constexpr double kFreeSpan = 0.25;      // s

struct Cut {
  double time{};
  Accent accent{};
};

/// Appends `count` equal parts of [from, to), the first with its own accent.
void appendParts(std::vector<Cut>& cuts, double from, double to, int count, Accent first, Accent rest) {
  for (int part = 0; part < count; ++part) {
    cuts.push_back({from + (to - from) * part / count, part == 0 ? first : rest});
  }
}

/// Stretches without beats, at a track's edges, are cut as if the nearest beats went on.
void appendUnbeaten(std::vector<Cut>& cuts, double from, double to, double period) {
  if (to - from < kShortestSpan) return;
  const int count = std::max(static_cast<int>(std::lround((to - from) / period)), 1);
  appendParts(cuts, from, to, count, Accent::Free, Accent::Free);
}

std::vector<Cut> cutsOf(const std::vector<model::Beat>& beats, double duration) {
  std::vector<Cut> cuts;
  if (beats.size() < 2) {
    appendUnbeaten(cuts, 0.0, duration, kFreeSpan);
    return cuts;
  }
  appendUnbeaten(cuts, 0.0, std::min(beats.front().time, duration), kFreeSpan);
  for (std::size_t i = 0; i < beats.size() && beats[i].time < duration; ++i) {
    const Accent accent = beats[i].positionInBar == 1 ? Accent::Downbeat : Accent::Beat;
    const double begin = std::max(beats[i].time, 0.0);
    if (i + 1 == beats.size()) {
      const double period = std::clamp(beats[i].time - beats[i - 1].time, kShortestSpan, kFreeSpan);
      cuts.push_back({begin, accent});
      appendUnbeaten(cuts, begin + period, duration, kFreeSpan);
    } else {
      const double end = std::min(beats[i + 1].time, duration);
      const int parts = std::max(static_cast<int>(std::ceil((end - begin) / kLongestSpan)), 1);
      appendParts(cuts, begin, end, parts, accent, Accent::OffBeat);
    }
  }
  return cuts;
}

}  // namespace

ChromaIntegral::ChromaIntegral(const model::Chromagram& chromagram)
    : frameStep_(chromagram.frameStep),
      frames_(chromagram.frames()),
      sums_((chromagram.frames() + 1) * kWidth) {
  for (std::size_t frame = 0; frame < frames_; ++frame) {
    const std::uint32_t* const before = &sums_[frame * kWidth];
    std::uint32_t* const after = &sums_[(frame + 1) * kWidth];
    for (std::size_t i = 0; i < 12; ++i) {
      after[i] = before[i] + chromagram.bassAt(frame)[i];
      after[12 + i] = before[12 + i] + chromagram.trebleAt(frame)[i];
    }
    after[24] = before[24] + chromagram.level[frame];
  }
}

std::array<double, ChromaIntegral::kWidth> ChromaIntegral::upTo(double frame) const {
  const auto whole = std::min(static_cast<std::size_t>(frame), frames_ - 1);
  const double fraction = frame - static_cast<double>(whole);
  std::array<double, kWidth> sums{};
  for (std::size_t i = 0; i < kWidth; ++i) {
    const double before = sums_[whole * kWidth + i];
    const double after = sums_[(whole + 1) * kWidth + i];
    sums[i] = before + fraction * (after - before);
  }
  return sums;
}

void ChromaIntegral::mean(const model::TimeRange& range, std::array<float, 12>& bass,
                          std::array<float, 12>& treble, float& levelDb) const {
  if (frames_ == 0) return;
  const auto count = static_cast<double>(frames_);
  double from = std::clamp(range.begin / frameStep_ + 0.5, 0.0, count);
  double to = std::clamp(range.end / frameStep_ + 0.5, 0.0, count);
  if (to - from < 1e-3) {
    from = std::min(std::floor(from), count - 1.0);
    to = from + 1.0;
  }
  const auto before = upTo(from);
  const auto after = upTo(to);
  const double scale = 1.0 / (to - from);
  for (std::size_t i = 0; i < 12; ++i) {
    bass[i] = static_cast<float>((after[i] - before[i]) * scale);
    treble[i] = static_cast<float>((after[12 + i] - before[12 + i]) * scale);
  }
  levelDb = static_cast<float>(-0.5 * (after[24] - before[24]) * scale);
}

std::vector<SpanChroma> spanChroma(const model::Chromagram& chromagram, const model::BeatGrid& grid) {
  std::vector<SpanChroma> spans;
  if (chromagram.frames() == 0 || chromagram.frameStep <= 0.0) return spans;
  const std::vector<Cut> cuts = cutsOf(grid.beats, chromagram.duration);
  const ChromaIntegral integral(chromagram);
  spans.reserve(cuts.size());
  for (const Cut& cut : cuts) {
    if (!spans.empty() && cut.time - spans.back().range.begin < kShortestSpan) continue;
    if (!spans.empty()) spans.back().range.end = cut.time;
    spans.push_back({.range = {cut.time, chromagram.duration}, .accent = cut.accent});
  }
  if (spans.empty()) spans.push_back({.range = {0.0, chromagram.duration}});
  spans.front().range.begin = 0.0;
  for (SpanChroma& span : spans) integral.mean(span.range, span.bass, span.treble, span.levelDb);
  return spans;
}

}  // namespace barline::steps
