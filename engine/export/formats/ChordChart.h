#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/export/Layers.h"
#include "engine/model/Timeline.h"

namespace barline::exporting {

/// A chord and where in its bar it begins.
struct ChartChord {
  int step{};         ///< from the bar's first beat, in steps of the chart
  std::string label;  ///< Harte's syntax

  bool operator==(const ChartChord&) const = default;
};

struct ChartBar {
  int number{};  ///< 0 for a pick-up
  model::Metre metre;
  /// As counted, in which compound metres (6/8, 12/8) have dotted quarters. Fewer than the metre's in a
  /// pick-up, which lacks its first beats.
  int beats{};
  model::MusicalKey key;             ///< of most of the bar
  std::optional<double> bpm{};       ///< beats a minute, where a tempo begins
  std::string section{};             ///< what begins here; empty where nothing does
  std::vector<ChartChord> chords{};  ///< in order; the first is at step 0 unless no chord is known
};

/// A track as a lead sheet has it: bars of whole beats with chords at steps of them.
struct ChordChart {
  int stepsPerBeat{1};
  std::vector<ChartBar> bars;
  std::size_t movedChords{};  ///< changes written more than a tenth of a beat from where they are
  std::size_t lostChords{};   ///< chords too short to have a step of their own
  double pauses{};            ///< seconds between bars in which the pulse pauses
  bool hasChordsOutside{};    ///< chords that sound before the first bar or after the last
};

/// The chart of the chosen layers; without bars where the timeline has none.
/// @param stepsPerBeat 1 for chords on beats only, 2 for half beats too
[[nodiscard]] ChordChart chordChart(const model::Timeline& timeline, const Layers& chosen, int stepsPerBeat);

}  // namespace barline::exporting
