#include "engine/export/report/SheetOfChords.h"

#include <algorithm>

#include "engine/export/picture/Scene.h"
#include "engine/export/report/ReportText.h"
#include "engine/text/MusicText.h"

namespace barline::exporting::reports {
namespace {

constexpr double kDoubtful = 0.5;  // tokens.json: confidence.doubtfulBelow
constexpr double kSliver = 0.125;  // of a bar: what is shorter is the neighbour's

std::vector<SheetChord> chordsIn(const model::Timeline& timeline, const model::TimeRange& bar) {
  std::vector<SheetChord> chords;
  for (const model::ChordSpan& span : timeline.chords->changes) {
    const double begin = std::max(span.range.begin, bar.begin);
    const double share = (std::min(span.range.end, bar.end) - begin) / bar.duration();
    if (share < kSliver) continue;
    const model::MusicalKey key = picture::spellingAt(timeline, bar.begin);
    const bool before = span.range.begin < bar.begin - kSliver * bar.duration();
    chords.push_back({text::chordText(span.label, key).toStdString(), share, before,
                      model::parseHarte(span.label) && span.confidence < kDoubtful});
  }
  return chords;
}

std::string extentOf(const std::vector<const model::Bar*>& bars) {
  const int first = bars.front()->number;
  const int last = bars.back()->number;
  const QString names = first == last
                            ? translated(QT_TRANSLATE_NOOP("Report", "bar %1")).arg(first)
                            : translated(QT_TRANSLATE_NOOP("Report", "bars %1–%2")).arg(first).arg(last);
  return names.toStdString() + " · " + clock(bars.front()->range.begin);
}

/// Bars that begin in `range`.
std::vector<const model::Bar*> barsIn(const model::BeatGrid& grid, const model::TimeRange& range) {
  constexpr double kRounding = 1e-3;
  std::vector<const model::Bar*> bars;
  for (const model::Bar& bar : grid.bars) {
    const double begin = bar.range.begin + kRounding;
    if (bar.range.duration() > 0.0 && begin >= range.begin && begin < range.end) bars.push_back(&bar);
  }
  return bars;
}

class SheetMaker {
 public:
  explicit SheetMaker(const model::Timeline& timeline) : timeline_(timeline) {}

  void add(const model::TimeRange& range, const model::Section* section) {
    const auto bars = barsIn(*timeline_.grid, range);
    if (bars.empty()) return;
    SheetSection made;
    if (section != nullptr) {
      made.letter = model::groupLetter(section->group);
      made.colour = static_cast<std::size_t>(section->group) % 8;
      made.name = text::sectionText(*section).toStdString();
    }
    made.extent = extentOf(bars);
    for (const model::Bar* bar : bars) {
      const bool newMetre = !metre_ || *metre_ != bar->metre;
      metre_ = bar->metre;
      made.bars.push_back({bar->number > 0 ? std::to_string(bar->number) : std::string(),
                           newMetre ? toString(bar->metre) : std::string(), chordsIn(timeline_, bar->range)});
    }
    sheet_.sections.push_back(std::move(made));
  }

  [[nodiscard]] ChordSheet take() { return std::move(sheet_); }

 private:
  const model::Timeline& timeline_;
  std::optional<model::Metre> metre_;
  ChordSheet sheet_;
};

}  // namespace

ChordSheet chordSheet(const model::Timeline& timeline, const model::TimeRange& range) {
  if (!timeline.grid || !timeline.chords || !picture::hasChords(*timeline.chords)) return {};
  SheetMaker maker(timeline);
  double reached = range.begin;
  if (timeline.sections) {
    for (const model::Section& section : timeline.sections->sections) {
      // Bars before the first section, and between two where a person left a gap, are there to be played too.
      maker.add({reached, section.range.begin}, nullptr);
      maker.add({std::max(reached, section.range.begin), section.range.end}, &section);
      reached = std::max(reached, section.range.end);
    }
  }
  maker.add({reached, range.end}, nullptr);
  return maker.take();
}

}  // namespace barline::exporting::reports
