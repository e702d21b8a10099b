#include "engine/export/Clip.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <memory>
#include <vector>

namespace barline::exporting {
namespace {

using model::Curve;
using model::TimeRange;

template <class T>
std::shared_ptr<const T> shared(T value) {
  return std::make_shared<const T>(std::move(value));
}

/// What a stretch makes of values that know their time.
class Clipper {
 public:
  Clipper(const TimeRange& range, double origin) : range_(range), origin_(origin) {}

  [[nodiscard]] bool keeps(double time) const { return range_.contains(time); }
  [[nodiscard]] double moved(double time) const { return time - origin_; }
  [[nodiscard]] bool meets(const TimeRange& range) const {
    return std::min(range.end, range_.end) > std::max(range.begin, range_.begin);
  }
  [[nodiscard]] TimeRange cut(const TimeRange& range) const {
    return {moved(std::max(range.begin, range_.begin)), moved(std::min(range.end, range_.end))};
  }

  template <class Span>
  [[nodiscard]] std::vector<Span> spans(const std::vector<Span>& all) const {
    std::vector<Span> kept;
    for (const Span& span : all) {
      if (!meets(span.range)) continue;
      kept.push_back(span);
      kept.back().range = cut(span.range);
    }
    return kept;
  }

  /// A curve keeps its own step, so it begins at its first value within the stretch.
  [[nodiscard]] Curve curve(const Curve& whole) const {
    Curve kept{whole.start, whole.step, whole.unit, {}};
    if (whole.values.empty() || !(whole.step > 0.0)) return kept;
    const auto indexAt = [&](double time) {
      // A value that stands at the border up to rounding is the border's.
      const double index = std::ceil((time - whole.start) / whole.step - 1e-6);
      return static_cast<std::size_t>(std::clamp(index, 0.0, static_cast<double>(whole.values.size())));
    };
    const std::size_t first = indexAt(range_.begin);
    const std::size_t last = std::max(first, indexAt(range_.end));
    kept.start = moved(whole.start + static_cast<double>(first) * whole.step);
    kept.values.assign(whole.values.begin() + static_cast<std::ptrdiff_t>(first),
                       whole.values.begin() + static_cast<std::ptrdiff_t>(last));
    return kept;
  }

  [[nodiscard]] model::Transient transient(model::Transient transient) const {
    transient.time = moved(transient.time);
    return transient;
  }

  [[nodiscard]] double begin() const { return range_.begin; }
  [[nodiscard]] double end() const { return range_.end; }

 private:
  TimeRange range_;
  double origin_;
};

model::BeatGrid clippedGrid(const model::BeatGrid& grid, const Clipper& clip) {
  model::BeatGrid kept{{}, {}, grid.alternatives};
  for (model::Beat beat : grid.beats) {
    if (!clip.keeps(beat.time)) continue;
    beat.time = clip.moved(beat.time);
    if (beat.transient) beat.transient = clip.transient(*beat.transient);
    kept.beats.push_back(beat);
  }
  for (model::Bar bar : grid.bars) {
    if (!clip.keeps(bar.range.begin)) continue;
    bar.range = clip.cut(bar.range);
    kept.bars.push_back(bar);
  }
  return kept;
}

/// Those of `values`, one for each bar, whose bars stay.
template <class T>
std::vector<T> ofKeptBars(const std::vector<T>& values, const model::BeatGrid& grid, const Clipper& clip) {
  std::vector<T> kept;
  for (std::size_t i = 0; i < std::min(values.size(), grid.bars.size()); ++i) {
    if (clip.keeps(grid.bars[i].range.begin)) kept.push_back(values[i]);
  }
  return kept;
}

model::ChordTimeline clippedChords(const model::ChordTimeline& chords, const model::BeatGrid* grid,
                                   const Clipper& clip) {
  model::ChordTimeline kept{clip.spans(chords.changes), {}};
  if (grid == nullptr) return kept;
  kept.perBar = ofKeptBars(chords.perBar, *grid, clip);
  for (model::ChordSpan& span : kept.perBar) span.range = clip.cut(span.range);
  return kept;
}

model::Transients clippedTransients(const model::Transients& transients, const Clipper& clip) {
  model::Transients kept;
  for (const model::Transient& transient : transients.all) {
    if (clip.keeps(transient.time)) kept.all.push_back(clip.transient(transient));
  }
  return kept;
}

model::PeakLevel cutLevel(const model::PeakLevel& level, std::size_t first, std::size_t last) {
  const auto cut = [&](const auto& values) {
    return std::remove_cvref_t<decltype(values)>(values.begin() + static_cast<std::ptrdiff_t>(first),
                                                 values.begin() + static_cast<std::ptrdiff_t>(last));
  };
  return {cut(level.minimum), cut(level.maximum), cut(level.rms),
          cut(level.low),     cut(level.mid),     cut(level.high)};
}

model::WaveformPeaks clippedWaveform(const model::WaveformPeaks& peaks, const Clipper& clip) {
  model::WaveformPeaks kept{peaks.sampleRate, peaks.framesPerPeak, 0, {}};
  const double peaksPerSecond = static_cast<double>(peaks.sampleRate) / peaks.framesPerPeak;
  for (const model::PeakPyramid& channel : peaks.channels) {
    const auto size = static_cast<double>(channel[0].size());
    const auto first = std::clamp(std::floor(clip.begin() * peaksPerSecond), 0.0, size);
    const auto last = std::clamp(std::ceil(clip.end() * peaksPerSecond), first, size);
    kept.channels.emplace_back(
        cutLevel(channel[0], static_cast<std::size_t>(first), static_cast<std::size_t>(last)));
  }
  kept.frames = std::llround((clip.end() - clip.begin()) * peaks.sampleRate);
  return kept;
}

model::Loudness clippedLoudness(model::Loudness loudness, const Clipper& clip) {
  loudness.momentary = clip.curve(loudness.momentary);
  loudness.shortTerm = clip.curve(loudness.shortTerm);
  return loudness;
}

model::PerceivedLoudness clippedLoudness(model::PerceivedLoudness loudness, const Clipper& clip) {
  loudness.loudness = clip.curve(loudness.loudness);
  for (model::SharpnessCurve& sharpness : loudness.sharpness) sharpness.curve = clip.curve(sharpness.curve);
  return loudness;
}

/// A result whose only time-bound part is its curve.
template <class T>
std::shared_ptr<const T> withCurve(const std::shared_ptr<const T>& result, const Clipper& clip) {
  if (!result) return nullptr;
  T kept = *result;
  kept.curve = clip.curve(kept.curve);
  return shared(std::move(kept));
}

void clipHarmony(model::Timeline& timeline, const model::Timeline& whole, const Clipper& clip) {
  if (whole.chords) timeline.chords = shared(clippedChords(*whole.chords, whole.grid.get(), clip));
  if (whole.key) {
    model::KeyTimeline key = *whole.key;
    key.spans = clip.spans(key.spans);
    timeline.key = shared(std::move(key));
  }
  if (whole.sections) timeline.sections = shared(model::Sections{clip.spans(whole.sections->sections)});
}

void clipRhythm(model::Timeline& timeline, const model::Timeline& whole, const Clipper& clip) {
  if (whole.grid) timeline.grid = shared(clippedGrid(*whole.grid, clip));
  if (whole.transients) timeline.transients = shared(clippedTransients(*whole.transients, clip));
  if (whole.tempo) {
    model::TempoMap tempo = *whole.tempo;
    tempo.spans = clip.spans(tempo.spans);
    tempo.local = clip.curve(tempo.local);
    timeline.tempo = shared(std::move(tempo));
  }
  if (whole.bars && whole.grid) {
    timeline.bars = shared(model::BarFeatures{ofKeptBars(whole.bars->bars, *whole.grid, clip)});
  }
}

void clipCurves(model::Timeline& timeline, const model::Timeline& whole, const Clipper& clip) {
  timeline.energy = withCurve(whole.energy, clip);
  timeline.sharpness = withCurve(whole.sharpness, clip);
  timeline.roughness = withCurve(whole.roughness, clip);
  timeline.energyRating = withCurve(whole.energyRating, clip);
  if (whole.loudness) timeline.loudness = shared(clippedLoudness(*whole.loudness, clip));
  if (whole.perceivedLoudness) {
    timeline.perceivedLoudness = shared(clippedLoudness(*whole.perceivedLoudness, clip));
  }
}

}  // namespace

model::Timeline clipped(const model::Timeline& timeline, const TimeRange& range, bool fromStretch) {
  const Clipper clip(range, fromStretch ? range.begin : 0.0);
  model::Timeline kept = timeline;
  clipRhythm(kept, timeline, clip);
  clipHarmony(kept, timeline, clip);
  clipCurves(kept, timeline, clip);
  if (fromStretch) {
    kept.source.duration = range.duration();
    if (timeline.waveform) kept.waveform = shared(clippedWaveform(*timeline.waveform, clip));
  }
  return kept;
}

}  // namespace barline::exporting
