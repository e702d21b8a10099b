#include "engine/edits/GridTempo.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/edits/GridBars.h"
#include "engine/edits/GridDraft.h"
#include "engine/edits/LineThrough.h"

namespace barline::edits {
namespace {

using model::Beat;
using model::Metre;

constexpr double kTransientReach = 0.05;  // s
constexpr double kSameRatio = 0.02;
constexpr double kTiny = 1e-6;  // beats

/// A stretch of beats without a pause and in one metre, [first, end) and the time at which it ends.
struct Stretch {
  BeatSpan beats;
  std::size_t anchor{};  ///< from which beats are counted: the first downbeat, or the first beat
  double end{};          ///< seconds
  Metre metre;
};

Metre scaledMetre(const Metre& metre, TempoRatio ratio) {
  if (metre == Metre{6, 8} && ratio == TempoRatio{3, 2}) return {3, 4};
  if (metre == Metre{3, 4} && ratio == TempoRatio{2, 3}) return {6, 8};
  return metre;
}

std::vector<Stretch> stretchesOf(const model::BeatGrid& grid, BeatSpan span) {
  std::vector<Stretch> stretches;
  bool anchored = false;
  for (std::size_t i = span.first; i < span.end; ++i) {
    const bool resumes = i > span.first && pausesAfter(grid.beats, i - 1);
    const bool isDownbeat = grid.beats[i].positionInBar == 1;
    const Metre metre = metreAt(grid, i);
    const bool changes = anchored && isDownbeat && beatsIn(metre) != beatsIn(stretches.back().metre);
    if (stretches.empty() || resumes || changes) {
      if (!stretches.empty()) stretches.back().beats.end = i;
      stretches.push_back({{i, span.end}, i, 0.0, metre});
      anchored = false;
    }
    if (isDownbeat && !anchored) {
      stretches.back().anchor = i;
      stretches.back().metre = metre;
      anchored = true;
    }
  }
  for (Stretch& stretch : stretches) {
    const std::size_t last = stretch.beats.end - 1;
    stretch.end = grid.beats[last].time + intervalAt(grid.beats, last);
  }
  return stretches;
}

/// A beat at a fraction of the way between two of a stretch.
Beat beatAt(const model::BeatGrid& grid, const Stretch& stretch, double index) {
  const double whole = std::floor(index + kTiny);
  const auto at = static_cast<std::size_t>(whole);
  const double share = std::max(0.0, index - whole);
  Beat beat = grid.beats[at];
  if (share < kTiny) return beat;
  const double next = at + 1 < stretch.beats.end ? grid.beats[at + 1].time : stretch.end;
  beat.time += share * (next - beat.time);
  if (at + 1 < stretch.beats.end) beat.confidence = std::min(beat.confidence, grid.beats[at + 1].confidence);
  beat.transient.reset();
  return beat;
}

std::vector<DraftBeat> scaled(const GridBasis& basis, const Stretch& stretch, TempoRatio ratio) {
  const auto& grid = basis.grid;
  const double step = static_cast<double>(ratio.denominator) / ratio.numerator;  // in shown beats
  const auto anchor = static_cast<double>(stretch.anchor);
  const Metre metre = scaledMetre(stretch.metre, ratio);
  const int length = beatsIn(metre);
  auto number =
      static_cast<int>(std::ceil((static_cast<double>(stretch.beats.first) - anchor) / step - kTiny));
  std::vector<DraftBeat> draft;
  for (;; ++number) {
    const double index = anchor + number * step;
    if (index > static_cast<double>(stretch.beats.end) - kTiny) break;
    Beat beat = beatAt(grid, stretch, index);
    if (beat.time >= basis.duration) break;
    if (const auto near = transientNear(basis.transients, beat.time, kTransientReach)) beat.transient = near;
    beat.positionInBar = ((number % length) + length) % length + 1;
    draft.push_back({beat, beat.positionInBar == 1 ? std::optional(metre) : std::nullopt});
  }
  return draft;
}

std::vector<DraftBeat> scaled(const GridBasis& basis, BeatSpan span, TempoRatio ratio) {
  std::vector<DraftBeat> draft;
  for (const Stretch& stretch : stretchesOf(basis.grid, span)) {
    const std::vector<DraftBeat> part = scaled(basis, stretch, ratio);
    draft.insert(draft.end(), part.begin(), part.end());
  }
  return draft;
}

}  // namespace

std::optional<TempoRatio> ratioOf(double factor) {
  constexpr std::array<TempoRatio, 8> kRatios{
      {{2, 1}, {1, 2}, {3, 2}, {2, 3}, {4, 3}, {3, 4}, {3, 1}, {1, 3}}};
  for (const TempoRatio& ratio : kRatios) {
    const double value = static_cast<double>(ratio.numerator) / ratio.denominator;
    if (std::abs(factor / value - 1.0) <= kSameRatio) return ratio;
  }
  return std::nullopt;
}

std::optional<model::Edit> scaleTempo(const GridBasis& basis, const model::TimeRange& range, TempoRatio ratio,
                                      Reach reach) {
  std::vector<model::EditChange> changes;
  for (const BeatSpan& span : changeable(basis, range, reach)) {
    if (const auto change = replacingBars(basis, span, scaled(basis, span, ratio)))
      changes.push_back(*change);
  }
  const std::string text = std::to_string(ratio.numerator) + "/" + std::to_string(ratio.denominator);
  return edit({"scale_tempo", {text}}, std::move(changes));
}

std::optional<TempoFit> fitTempo(const model::BeatGrid& grid, std::span<const model::Transient> transients,
                                 const model::TimeRange& range) {
  const std::size_t first = firstBeatFrom(grid, range.begin);
  const std::size_t end = firstBeatFrom(grid, range.end);
  if (end < first + 2) return std::nullopt;
  TempoFit fit;
  for (std::size_t i = first; i < end; ++i) fit.times.push_back(grid.beats[i].time);
  fit.numbers = beatNumbers(fit.times);
  const Line line = robustLine(fit.numbers, fit.times);
  fit.begin = line.begin;
  fit.bpm = 60.0 / line.slope;
  double sum = 0.0;
  for (std::size_t i = first; i < end; ++i) {
    const double time = grid.beats[i].time;
    const double deviation = time - fit.at(fit.numbers[i - first]);
    fit.deviations.push_back(deviation);
    sum += deviation * deviation;
    auto near = transientNear(transients, time, kOnTransient);
    if (!near && transients.empty()) near = grid.beats[i].transient;
    if (near && std::abs(near->time - time) <= kOnTransient) ++fit.onTransient;
  }
  fit.residual = std::sqrt(sum / static_cast<double>(fit.times.size()));
  return fit;
}

std::optional<model::Edit> fitConstantTempo(const GridBasis& basis, const model::TimeRange& range,
                                            bool toTransients, Reach reach) {
  std::vector<model::EditChange> changes;
  double bpm = 0.0;
  double squares = 0.0;
  double count = 0.0;
  for (const BeatSpan& span : changeable(basis, range, reach)) {
    if (span.end < span.first + 3) continue;
    std::vector<double> times;
    std::vector<double> measured;
    for (std::size_t i = span.first; i < span.end; ++i) {
      const Beat& beat = basis.grid.beats[i];
      times.push_back(beat.time);
      measured.push_back(toTransients && beat.transient ? beat.transient->time : beat.time);
    }
    const std::vector<double> numbers = beatNumbers(times);
    const Line line = robustLine(numbers, measured);
    std::vector<DraftBeat> draft = draftOf(basis.grid, span);
    for (std::size_t i = 0; i < draft.size(); ++i) {
      draft[i].beat.time = line.at(numbers[i]);
      draft[i].beat.confidence = 1.0;
      const double deviation = measured[i] - draft[i].beat.time;
      squares += deviation * deviation;
    }
    if (const auto change = replacing(basis, span, draft)) changes.push_back(*change);
    // The longest stretch gives the tempo its name.
    if (static_cast<double>(times.size()) > count) bpm = 60.0 / line.slope;
    count += static_cast<double>(times.size());
  }
  const double residual = count > 0.0 ? std::sqrt(squares / count) : 0.0;
  return edit({"fit_tempo", {numeral(bpm, 2), numeral(residual * 1000.0, 1)}}, std::move(changes));
}

std::optional<model::Edit> useAlternative(const GridBasis& basis, const model::TimeRange& range,
                                          const model::GridAlternative& alternative, Reach reach) {
  std::optional<model::Edit> result;
  if (const auto ratio = ratioOf(alternative.beatRate)) {
    result = scaleTempo(basis, range, *ratio, reach);
  } else if (alternative.metre) {
    result = useMetre(basis, range, *alternative.metre, reach);
  } else if (alternative.beatShift != 0) {
    result = shiftBars(basis, range, alternative.beatShift, reach);
  }
  if (!result) return std::nullopt;
  result->name = {"use_alternative",
                  {numeral(alternative.beatRate, 3), std::to_string(alternative.beatShift),
                   alternative.metre ? toString(*alternative.metre) : std::string()}};
  return result;
}

std::vector<Beat> alternativeBeats(const GridBasis& basis, const model::TimeRange& range,
                                   const model::GridAlternative& alternative) {
  std::vector<Beat> beats;
  const auto edited = useAlternative(basis, range, alternative, Reach::ToEnd);
  if (!edited) return beats;
  for (const model::EditChange& change : edited->changes) {
    const auto& patch = std::get<model::GridPatch>(change.content);
    beats.insert(beats.end(), patch.beats.begin(), patch.beats.end());
  }
  return beats;
}

}  // namespace barline::edits
