#include "engine/edits/Doubts.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/edits/ChordEdits.h"
#include "engine/edits/GridBars.h"
#include "engine/edits/GridMoves.h"
#include "engine/edits/GridTempo.h"
#include "engine/edits/KeyEdits.h"
#include "engine/edits/Ranges.h"
#include "engine/model/ChordParser.h"

namespace barline::edits {
namespace {

using model::Beat;
using model::EditLayer;
using model::TimeRange;

// Seconds from a beat to its transient from which the order of the two can be heard (Hirsh, Auditory
// perception of temporal order, 1959).
constexpr double kOff = 0.02;
// Share of the track's strongest transient below which nothing begins there that one would call an onset.
constexpr double kFaint = 0.05;
// How much stronger what begins between the beats must be than what begins on them.
constexpr double kStronger = 1.5;
constexpr double kNear = 0.04;  // s, from a beat to a transient that counts as on it

/// Of the whole track; none where they are not known.
std::span<const model::Transient> transientsOf(const model::Timeline& shown) {
  return shown.transients ? std::span(shown.transients->all) : std::span<const model::Transient>();
}

bool isUnsure(const Beat& beat) {
  return beat.confidence < kDoubtfulBelow;
}

DoubtKind reasonOf(const Beat& beat) {
  if (!beat.transient || beat.transient->strength < kFaint) return DoubtKind::NoOnset;
  if (std::abs(beat.time - beat.transient->time) >= kOff) return DoubtKind::OffTransient;
  return DoubtKind::WeakBeats;
}

/// The beats of a bar.
std::span<const Beat> beatsOf(const model::BeatGrid& grid, const model::Bar& bar) {
  const auto at = [&](double time) {
    return std::ranges::lower_bound(grid.beats, time, {}, &Beat::time) - grid.beats.begin();
  };
  const auto first = static_cast<std::size_t>(at(bar.range.begin));
  return std::span(grid.beats).subspan(first, static_cast<std::size_t>(at(bar.range.end)) - first);
}

/// The doubt of one bar's beats: the reason that most of the unsure ones share. Nothing where none is unsure.
std::optional<Doubt> weakBeatsIn(const model::BeatGrid& grid, const model::Bar& bar) {
  std::vector<Beat> unsure;
  std::ranges::copy_if(beatsOf(grid, bar), std::back_inserter(unsure), isUnsure);
  if (unsure.empty()) return std::nullopt;
  Doubt doubt{.kind = DoubtKind::WeakBeats, .layer = EditLayer::Grid, .range = bar.range, .confidence = 1.0};
  std::ptrdiff_t most = 0;
  for (const DoubtKind kind : {DoubtKind::NoOnset, DoubtKind::OffTransient, DoubtKind::WeakBeats}) {
    const auto share = std::ranges::count(unsure, kind, reasonOf);
    if (share <= most) continue;
    most = share;
    doubt.kind = kind;
  }
  for (const Beat& beat : unsure) {
    doubt.confidence = std::min(doubt.confidence, beat.confidence);
    if (reasonOf(beat) == doubt.kind) doubt.beats.push_back(beat.positionInBar);
  }
  return doubt;
}

/// Strength of what begins about a time.
double strengthNear(std::span<const model::Transient> transients, double time) {
  double sum = 0.0;
  for (auto at = std::ranges::lower_bound(transients, time - kNear, {}, &model::Transient::time);
       at != transients.end() && at->time <= time + kNear; ++at) {
    sum += at->strength;
  }
  return sum;
}

bool isHalfABeatOff(const model::BeatGrid& grid, const TimeRange& range,
                    std::span<const model::Transient> transients) {
  double onBeats = 0.0;
  double between = 0.0;
  for (std::size_t i = 0; i + 1 < grid.beats.size(); ++i) {
    if (!range.contains(grid.beats[i].time)) continue;
    onBeats += strengthNear(transients, grid.beats[i].time);
    between += strengthNear(transients, (grid.beats[i].time + grid.beats[i + 1].time) / 2.0);
  }
  return between > kStronger * onBeats;
}

class Collector {
 public:
  Collector(const model::Timeline& shown, const EditOverlay& overlay) : shown_(shown), overlay_(overlay) {}

  void addBeats(std::span<const model::Transient> transients) {
    std::size_t lastBar = 0;
    for (std::size_t i = 0; i < shown_.grid->bars.size(); ++i) {
      const model::Bar& bar = shown_.grid->bars[i];
      auto doubt = weakBeatsIn(*shown_.grid, bar);
      if (!doubt || overlay_.isVerified(EditLayer::Grid, bar.range)) continue;
      if (!transients.empty() && isHalfABeatOff(*shown_.grid, bar.range, transients)) {
        doubt->kind = DoubtKind::HalfBeat;
        doubt->beats.clear();
      }
      const bool goesOn = !doubts_.empty() && doubts_.back().kind == doubt->kind && lastBar + 1 == i;
      lastBar = i;
      if (!goesOn) {
        doubts_.push_back(std::move(*doubt));
        continue;
      }
      Doubt& place = doubts_.back();
      place.range.end = doubt->range.end;
      place.confidence = std::min(place.confidence, doubt->confidence);
      if (place.beats != doubt->beats) place.beats.clear();
    }
  }

  void addDownbeats() {
    std::vector<int> other;
    for (const model::GridAlternative& alternative : shown_.grid->alternatives) {
      if (alternative.beatShift != 0 && other.empty()) other = {alternative.beatShift + 1};
    }
    std::optional<Doubt> place;  // of bars that follow each other
    for (const model::Bar& bar : shown_.grid->bars) {
      const bool unsure = bar.number > 0 && bar.confidence < kDoubtfulBelow &&
                          !overlay_.isVerified(EditLayer::Grid, bar.range);
      if (unsure && place) {
        place->range.end = bar.range.end;
        place->confidence = std::min(place->confidence, bar.confidence);
      } else if (unsure) {
        place = Doubt{.kind = DoubtKind::Downbeat,
                      .layer = EditLayer::Grid,
                      .range = bar.range,
                      .confidence = bar.confidence,
                      .beats = other};
      } else if (place) {
        doubts_.push_back(*std::exchange(place, std::nullopt));
      }
    }
    if (place) doubts_.push_back(std::move(*place));
  }

  void addAlternatives() {
    const model::BeatGrid& grid = *shown_.grid;
    if (grid.bars.empty()) return;
    const TimeRange whole{grid.bars.front().range.begin, grid.bars.back().range.end};
    // Readings of the whole track mean nothing any more once a person has moved a part of it.
    if (!overlay_[EditLayer::Grid].showsAnalysis()) return;
    for (const model::GridAlternative& alternative : grid.alternatives) {
      if (alternative.probability < kLikelyAlternative) continue;
      Doubt doubt{.kind = DoubtKind::BarPhase,
                  .layer = EditLayer::Grid,
                  .range = whole,
                  .confidence = 1.0 - alternative.probability,
                  .alternative = alternative};
      if (alternative.beatRate != 1.0) {
        doubt.kind = DoubtKind::Tempo;
      } else if (alternative.metre) {
        doubt.kind = DoubtKind::Metre;
      } else {
        doubt.beats = {alternative.beatShift + 1};
      }
      add(std::move(doubt));
    }
  }

  void addChords() {
    for (const model::ChordSpan& chord : shown_.chords->changes) {
      if (chord.confidence >= kDoubtfulBelow || model::isNoChord(chord.label)) continue;
      add({.kind = DoubtKind::Chord,
           .layer = EditLayer::Chords,
           .range = chord.range,
           .confidence = chord.confidence,
           .stated = chord.label,
           .runnerUp = chord.runnerUp.value_or("")});
    }
  }

  void addKeys() {
    for (const model::KeySpan& span : shown_.key->spans) {
      if (span.confidence >= kDoubtfulBelow) continue;
      add({.kind = DoubtKind::Key,
           .layer = EditLayer::Key,
           .range = span.range,
           .confidence = span.confidence,
           .stated = model::toString(span.key),
           .runnerUp = span.runnerUp ? model::toString(*span.runnerUp) : std::string()});
    }
  }

  void addSections() {
    for (const model::Section& section : shown_.sections->sections) {
      Doubt doubt{.kind = DoubtKind::Section,
                  .layer = EditLayer::Sections,
                  .range = section.range,
                  .confidence = section.confidence,
                  .stated = model::groupLetter(section.group)};
      if (doubt.confidence >= kDoubtfulBelow && section.label && section.name.empty()) {
        doubt.kind = DoubtKind::SectionLabel;
        doubt.confidence = section.label->confidence;
        doubt.label = section.label->kind;
      }
      if (doubt.confidence < kDoubtfulBelow) add(std::move(doubt));
    }
  }

  [[nodiscard]] std::vector<Doubt> take() { return std::move(doubts_); }

 private:
  void add(Doubt doubt) {
    if (!overlay_.isVerified(doubt.layer, doubt.range)) doubts_.push_back(std::move(doubt));
  }

  const model::Timeline& shown_;
  const EditOverlay& overlay_;
  std::vector<Doubt> doubts_;
};

}  // namespace

std::vector<Doubt> doubtsOf(const model::Timeline& shown, const EditOverlay& overlay) {
  Collector collector(shown, overlay);
  if (shown.grid) {
    collector.addBeats(transientsOf(shown));
    collector.addDownbeats();
    collector.addAlternatives();
  }
  if (shown.chords) collector.addChords();
  if (shown.key) collector.addKeys();
  if (shown.sections) collector.addSections();
  std::vector<Doubt> doubts = collector.take();
  sortDoubts(doubts, DoubtOrder::InTime);
  return doubts;
}

void sortDoubts(std::vector<Doubt>& doubts, DoubtOrder order) {
  const bool inTime = order == DoubtOrder::InTime;
  std::ranges::stable_sort(doubts, {}, [inTime](const Doubt& doubt) {
    return inTime ? std::pair(doubt.range.begin, doubt.confidence)
                  : std::pair(doubt.confidence, doubt.range.begin);
  });
}

std::optional<model::Edit> takeRunnerUp(const model::Timeline& shown, const EditOverlay& overlay,
                                        const Doubt& doubt) {
  const double middle = (doubt.range.begin + doubt.range.end) / 2.0;
  if (doubt.kind == DoubtKind::Chord) return takeChordRunnerUp(shown, middle);
  if (doubt.kind == DoubtKind::Key) return takeKeyRunnerUp(shown, middle);
  if (doubt.layer != EditLayer::Grid || !shown.grid) return std::nullopt;
  const GridBasis basis{*shown.grid, overlay[EditLayer::Grid], transientsOf(shown), shown.source.duration};
  constexpr Reach kReach = Reach::ToNextVerified;
  if (doubt.alternative) return useAlternative(basis, doubt.range, *doubt.alternative, kReach);
  if (doubt.kind == DoubtKind::HalfBeat) return shiftHalfBeat(basis, doubt.range, true, kReach);
  if (doubt.kind == DoubtKind::Downbeat && !doubt.beats.empty())
    return shiftBars(basis, doubt.range, doubt.beats.front() - 1, kReach);
  return std::nullopt;
}

}  // namespace barline::edits
