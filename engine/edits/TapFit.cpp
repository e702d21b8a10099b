#include "engine/edits/TapFit.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/edits/GridDraft.h"
#include "engine/edits/LineThrough.h"
#include "engine/model/Median.h"

namespace barline::edits {
namespace {

using model::Beat;

constexpr double kTwice = 0.6;              // of an interval: nearer taps are one
constexpr double kLooseTaps = 0.025;        // s; players who tap along leave 10 to 20 ms
constexpr std::size_t kFewestToFollow = 8;  // taps
constexpr std::size_t kAround = 4;          // taps to either side
constexpr double kSameTempo = 0.04;
constexpr double kEvenGrid = 0.005;  // s; see MachineGrid: tighter than any player
constexpr std::size_t kFewestOnGrid = 8;
constexpr double kTiny = 1e-6;

/// Ascending, without those that are too near to the one before.
std::vector<double> single(std::span<const double> taps) {
  std::vector<double> sorted(taps.begin(), taps.end());
  std::ranges::sort(sorted);
  std::vector<double> intervals;
  for (std::size_t i = 1; i < sorted.size(); ++i) intervals.push_back(sorted[i] - sorted[i - 1]);
  if (intervals.empty()) return sorted;
  const double usual = model::median(intervals);
  std::vector<double> result;
  for (const double tap : sorted) {
    if (result.empty() || tap - result.back() >= std::max(kTwice * usual, kLeastInterval))
      result.push_back(tap);
  }
  return result;
}

/// On the line through the taps around each beat.
std::vector<double> followed(std::span<const double> numbers, std::span<const double> taps) {
  std::vector<double> times;
  std::size_t nearest = 0;
  for (double number = 0.0; number <= numbers.back(); number += 1.0) {
    while (nearest + 1 < numbers.size() &&
           std::abs(numbers[nearest + 1] - number) <= std::abs(numbers[nearest] - number)) {
      ++nearest;
    }
    const std::size_t from = std::min(nearest - std::min(nearest, kAround), taps.size() - 2);
    const std::size_t count = std::min(2 * kAround + 1, taps.size() - from);
    times.push_back(robustLine(numbers.subspan(from, count), taps.subspan(from, count)).at(number));
  }
  return times;
}

/// The even grid around the taps: at least so many beats, or nothing.
std::optional<TempoFit> evenGrid(const GridBasis& basis, double begin, double end) {
  const double margin = std::max(0.0, 8.0 - (end - begin)) / 2.0;
  const auto fit = fitTempo(basis.grid, {}, {begin - margin, end + margin});
  if (!fit || fit->times.size() < kFewestOnGrid || fit->residual > kEvenGrid) return std::nullopt;
  return fit;
}

/// The pulse on the grid next to the taps. @return its ratio, and the number of the grid's beats (with a
/// fraction) at which the tapped ones begin
std::optional<std::pair<TempoRatio, double>> onGrid(const TempoFit& grid, const Line& taps) {
  constexpr std::array<TempoRatio, 9> kRatios{
      {{1, 1}, {2, 1}, {1, 2}, {3, 2}, {2, 3}, {3, 1}, {1, 3}, {4, 1}, {1, 4}}};
  const double beat = 60.0 / grid.bpm;
  for (const TempoRatio& ratio : kRatios) {
    const double period = beat * ratio.denominator / ratio.numerator;
    if (std::abs(taps.slope / period - 1.0) > kSameTempo) continue;
    const double unit = 0.5 / ratio.numerator;  // of the grid's beats
    const double place = (taps.begin - grid.begin) / beat;
    return std::pair{ratio, std::round(place / unit) * unit};
  }
  return std::nullopt;
}

/// Index of the grid's beat, with a fraction, at a time.
double indexAt(const std::vector<Beat>& beats, double time) {
  const auto after = std::ranges::upper_bound(beats, time, {}, &Beat::time);
  auto at = static_cast<std::size_t>(after - beats.begin());
  if (at == 0) return (time - beats.front().time) / intervalAt(beats, 0);
  --at;
  return static_cast<double>(at) + std::min((time - beats[at].time) / intervalAt(beats, at), 1.0);
}

/// Times at every `step`-th of the grid's beats from `index` on, before beat `end`; none in pauses.
std::vector<double> alongGrid(const GridBasis& basis, double index, double step, std::size_t end) {
  const auto& beats = basis.grid.beats;
  std::vector<double> times;
  while (index < static_cast<double>(end) - kTiny) {
    const auto at = static_cast<std::size_t>(std::max(0.0, std::floor(index + kTiny)));
    const double share = index - static_cast<double>(at);
    const double time = beats[at].time + share * intervalAt(beats, at);
    if (time >= basis.duration) break;
    if (time >= 0.0) times.push_back(time);
    const bool pauses = pausesAfter(beats, at) && at + 1 < beats.size();
    index = pauses && index + step > static_cast<double>(at) + 1.0 - kTiny ? static_cast<double>(at) + 1.0
                                                                           : index + step;
  }
  return times;
}

/// Positions by one metre, so that a bar begins next to where one began.
void countBars(const GridBasis& basis, double period, std::vector<DraftBeat>& draft) {
  const auto& bars = basis.grid.bars;
  const double first = draft.front().beat.time;
  const auto here = model::barIndexAt(basis.grid, first);
  const model::Metre metre =
      here ? bars[*here].metre : model::mostCommonMetre(basis.grid).value_or(model::Metre{});
  const auto length = static_cast<std::ptrdiff_t>(beatsIn(metre));
  std::ptrdiff_t downbeat = 0;
  for (const Beat& beat : basis.grid.beats) {
    if (beat.positionInBar != 1 || beat.time < first - period / 2.0) continue;
    const auto near = std::ranges::min_element(
        draft, {}, [&](const DraftBeat& drafted) { return std::abs(drafted.beat.time - beat.time); });
    if (std::abs(near->beat.time - beat.time) <= period / 2.0 + kTiny) downbeat = near - draft.begin();
    break;
  }
  for (std::ptrdiff_t i = 0; i < std::ssize(draft); ++i) {
    auto& drafted = draft[static_cast<std::size_t>(i)];
    drafted.beat.positionInBar = static_cast<int>(((i - downbeat) % length + length) % length) + 1;
    if (drafted.beat.positionInBar == 1) drafted.metre = metre;
  }
}

}  // namespace

std::optional<TapFit> fitTaps(const GridBasis& basis, std::span<const double> allTaps) {
  const std::vector<double> taps = single(allTaps);
  if (taps.size() < kFewestTaps) return std::nullopt;
  const std::vector<double> numbers = beatNumbers(taps);
  const Line line = robustLine(numbers, taps);
  TapFit fit{60.0 / line.slope, line.begin, 0.0, taps.size(), {}, false, {}};
  double sum = 0.0;
  for (std::size_t i = 0; i < taps.size(); ++i) sum += std::pow(taps[i] - line.at(numbers[i]), 2);
  fit.residual = std::sqrt(sum / static_cast<double>(taps.size()));
  const auto even = evenGrid(basis, taps.front(), taps.back());
  if (const auto placed = even ? onGrid(*even, line) : std::nullopt) {
    const auto& [ratio, place] = *placed;
    fit.ratio = ratio;
    fit.bpm = even->bpm * ratio.numerator / ratio.denominator;
    fit.begin = even->at(place);
  } else if (fit.residual > kLooseTaps && taps.size() >= kFewestToFollow) {
    fit.follows = true;
    fit.times = followed(numbers, taps);
    fit.begin = fit.times.front();
    return fit;
  }
  for (double number = 0.0; number <= numbers.back(); number += 1.0)
    fit.times.push_back(fit.begin + number * 60.0 / fit.bpm);
  return fit;
}

std::optional<model::Edit> useTaps(const GridBasis& basis, std::span<const double> taps, Reach reach) {
  const auto fit = fitTaps(basis, taps);
  if (!fit) return std::nullopt;
  const auto& beats = basis.grid.beats;
  const double period = 60.0 / fit->bpm;
  const std::size_t first = firstBeatFrom(basis.grid, fit->begin - period / 2.0);
  std::size_t end = std::max(firstBeatFrom(basis.grid, fit->times.back() + period / 2.0), first);
  std::vector<double> times = fit->times;
  if (reach != Reach::Here && first < beats.size() && fit->ratio) {
    end = std::max(end, firstStayingBar(basis, first, reach));
    const double step = static_cast<double>(fit->ratio->denominator) / fit->ratio->numerator;
    // The pulse is a fit; each beat goes where the grid has it.
    const double unit = 0.5 / fit->ratio->numerator;
    times = alongGrid(basis, std::round(indexAt(beats, fit->begin) / unit) * unit, step, end);
  } else if (reach != Reach::Here && end == beats.size()) {
    for (double time = times.back() + period; time < basis.duration; time += period) times.push_back(time);
  }
  std::vector<DraftBeat> draft;
  for (const double time : times) {
    const double limit = end < beats.size() ? beats[end].time - kLeastInterval : basis.duration;
    if (time < 0.0 || time >= limit) continue;
    draft.push_back({{time, 1, 1.0, transientNear(basis.transients, time, 0.05)}, {}});
  }
  if (draft.empty()) return std::nullopt;
  if (fit->ratio == TempoRatio{1, 1} && draft.size() == end - first) {
    // The same beats, or half a beat off: bars as they are.
    for (std::size_t i = 0; i < draft.size(); ++i) {
      draft[i].beat.positionInBar = beats[first + i].positionInBar;
      if (draft[i].beat.positionInBar == 1) draft[i].metre = metreAt(basis.grid, first + i);
    }
  } else {
    countBars(basis, period, draft);
  }
  const auto change = replacingBars(basis, {first, end}, std::move(draft));
  if (!change) return std::nullopt;
  return edit({"fit_taps", {std::to_string(fit->taps), numeral(fit->bpm, 2)}}, {*change});
}

}  // namespace barline::edits
