#include "engine/export/formats/ChordChart.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

#include "engine/export/WrittenValues.h"
#include "engine/export/formats/LabelLayers.h"
#include "engine/export/formats/LocalKey.h"

namespace barline::exporting {
namespace {

constexpr double kUnnoticed = 0.1;          // beats by which a chord may move without a word
constexpr double kSamePlace = 1e-6;         // s
constexpr double kShortestPause = 0.05;     // s
constexpr double kLeastTempoChange = 0.03;  // share that is a tempo of its own to players
constexpr double kShortestOutside = 0.5;    // s of a chord that are worth a word

/// "Solo" where a person calls it so, else its letter with what it does: "A", "B Chorus".
std::string headingOf(const model::Section& section) {
  std::string text = sectionText(section);
  const std::size_t space = text.find(' ');
  const bool isFunction = oneLine(section.name).empty() && space != std::string::npos;
  if (isFunction)
    text[space + 1] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[space + 1])));
  return oneLine(text);
}

bool isNoChord(const model::ChordSpan& span) {
  return span.label == "N" || span.label == "X";
}

/// Where the beats of each bar are, and from that where in the chart a time is.
class BarBeats {
 public:
  BarBeats(const model::BeatGrid& grid, const std::vector<ChartBar>& bars) : grid_(grid), bars_(bars) {}

  /// Beats from the begin of a bar; more than it has where its time is over.
  [[nodiscard]] double beatsInto(std::size_t bar, double time) const {
    const std::vector<double> times = beatTimes(bar);
    const model::TimeRange& range = grid_.bars[bar].range;
    const auto count = static_cast<std::size_t>(bars_[bar].beats);
    // Where the grid counts otherwise than the metre, the metre divides the bar evenly.
    if (times.size() != count) {
      const double share = range.duration() > 0.0 ? (time - range.begin) / range.duration() : 0.0;
      return share * static_cast<double>(count);
    }
    const auto next = std::ranges::upper_bound(times, time);
    const auto index = static_cast<std::size_t>(std::max<std::ptrdiff_t>(next - times.begin() - 1, 0));
    const double begin = times[index];
    const double end = index + 1 < count ? times[index + 1] : range.end;
    return static_cast<double>(index) + (end > begin ? (time - begin) / (end - begin) : 0.0);
  }

  [[nodiscard]] std::vector<double> beatTimes(std::size_t bar) const {
    const model::TimeRange& range = grid_.bars[bar].range;
    std::vector<double> times;
    for (auto beat = std::ranges::lower_bound(grid_.beats, range.begin - kSamePlace, {}, &model::Beat::time);
         beat != grid_.beats.end() && beat->time < range.end - kSamePlace; ++beat)
      times.push_back(beat->time);
    return times;
  }

 private:
  const model::BeatGrid& grid_;
  const std::vector<ChartBar>& bars_;
};

/// Makes a chart of one timeline, part by part.
class ChartMaker {
 public:
  ChartMaker(const model::Timeline& timeline, int stepsPerBeat)
      : timeline_(timeline), grid_(*timeline.grid), beats_(grid_, chart_.bars) {
    chart_.stepsPerBeat = stepsPerBeat;
    for (std::size_t i = 0; i < grid_.bars.size(); ++i) addBar(i);
  }

  void addKeys() {
    for (std::size_t i = 0; i < chart_.bars.size(); ++i)
      chart_.bars[i].key = localKey(timeline_, middleOf(grid_.bars[i].range));
  }

  void addTempi(const model::TempoMap& tempo) {
    std::optional<double> marked;
    for (std::size_t i = 0; i < chart_.bars.size(); ++i) {
      const double middle = middleOf(grid_.bars[i].range);
      const auto span = std::ranges::find_if(
          tempo.spans, [&](const model::TempoSpan& one) { return one.range.contains(middle); });
      const std::optional<double> bpm = span == tempo.spans.end() ? tempo.bpm : std::optional(span->bpm);
      if (!bpm || !(*bpm > 0.0) || (marked && std::abs(*bpm / *marked - 1.0) < kLeastTempoChange)) continue;
      chart_.bars[i].bpm = marked = bpm;
    }
  }

  /// A section begins with the bar whose begin is nearest.
  void addSections(const model::Sections& form) {
    for (const model::Section& section : form.sections) {
      const auto distance = [&](const model::Bar& bar) {
        return std::abs(bar.range.begin - section.range.begin);
      };
      const auto nearest = std::ranges::min_element(grid_.bars, {}, distance);
      chart_.bars[static_cast<std::size_t>(nearest - grid_.bars.begin())].section = headingOf(section);
    }
  }

  void addChords(const model::ChordTimeline& chords) {
    for (const model::ChordSpan& span : chords.changes) {
      noteOutside(span);
      if (span.range.begin < grid_.bars.back().range.end) addChord(span);
    }
    continueChords();
  }

  [[nodiscard]] ChordChart chart() && {
    for (std::size_t i = 1; i < grid_.bars.size(); ++i) {
      const double pause = grid_.bars[i].range.begin - grid_.bars[i - 1].range.end;
      if (pause > kShortestPause) chart_.pauses += pause;
    }
    return std::move(chart_);
  }

 private:
  static double middleOf(const model::TimeRange& range) { return (range.begin + range.end) / 2.0; }

  void addBar(std::size_t index) {
    const model::Bar& bar = grid_.bars[index];
    ChartBar& written =
        chart_.bars.emplace_back(ChartBar{bar.number, bar.metre, model::beatsIn(bar.metre), {}});
    if (bar.number > 0) return;
    const auto counted = static_cast<int>(beats_.beatTimes(index).size());
    written.beats = std::clamp(counted, 1, written.beats);
  }

  void noteOutside(const model::ChordSpan& span) {
    // A chord may sound on into the sheet, or out of it; only one that is nowhere in it is missed.
    const bool isOutside = span.range.end <= grid_.bars.front().range.begin + kSamePlace ||
                           span.range.begin >= grid_.bars.back().range.end - kSamePlace;
    if (isOutside && !isNoChord(span) && span.range.duration() > kShortestOutside)
      chart_.hasChordsOutside = true;
  }

  void addChord(const model::ChordSpan& span) {
    std::size_t bar = model::barIndexAt(grid_, span.range.begin + kSamePlace).value_or(0);
    const double time = std::max(span.range.begin, grid_.bars[bar].range.begin);
    const double exact = beats_.beatsInto(bar, time) * chart_.stepsPerBeat;
    int step = static_cast<int>(std::lround(exact));
    const int steps = chart_.bars[bar].beats * chart_.stepsPerBeat;
    const bool isMoved = std::abs(exact - step) > kUnnoticed * chart_.stepsPerBeat && exact < steps;
    if (step >= steps) {
      step = 0;
      if (++bar == chart_.bars.size()) {
        if (!isNoChord(span)) ++chart_.lostChords;
        return;
      }
    }
    std::vector<ChartChord>& chords = chart_.bars[bar].chords;
    if (!chords.empty() && chords.back().step == step) {
      // Before the first bar many chords can have passed; none of them is missed here.
      if (span.range.begin > grid_.bars.front().range.begin + kSamePlace) ++chart_.lostChords;
      chords.pop_back();
    } else if (isMoved) {
      ++chart_.movedChords;
    }
    chords.push_back({step, span.label});
  }

  /// Each bar begins with the chord that sounds on from the one before.
  void continueChords() {
    const std::string* sounding = nullptr;
    for (ChartBar& bar : chart_.bars) {
      const bool isNew = !bar.chords.empty() && bar.chords.front().step == 0;
      if (!isNew && sounding != nullptr) bar.chords.insert(bar.chords.begin(), {0, *sounding});
      if (!bar.chords.empty()) sounding = &bar.chords.back().label;
    }
  }

  const model::Timeline& timeline_;
  const model::BeatGrid& grid_;
  ChordChart chart_;
  BarBeats beats_;
};

}  // namespace

ChordChart chordChart(const model::Timeline& timeline, const Layers& chosen, int stepsPerBeat) {
  if (!timeline.grid || timeline.grid->bars.empty()) return {stepsPerBeat, {}};
  ChartMaker maker(timeline, stepsPerBeat);
  if (timeline.key) maker.addKeys();
  if (chosen.has(Layer::Tempo) && timeline.tempo) maker.addTempi(*timeline.tempo);
  if (chosen.has(Layer::Sections) && timeline.sections) maker.addSections(*timeline.sections);
  if (chosen.has(Layer::Chords) && timeline.chords) maker.addChords(*timeline.chords);
  return std::move(maker).chart();
}

}  // namespace barline::exporting
