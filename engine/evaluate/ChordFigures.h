#pragma once

#include <span>

#include "engine/evaluate/LabelledSpans.h"

namespace barline::evaluation {

/// The figures of mir_eval.chord: shares of the reference's time in which the chords agree, seen more or less
/// closely, without what a comparison cannot judge (Harte, "Towards Automatic Extraction of Harmony
/// Information from Music Signals", 2010; MIREX). All lie between 0 and 1.
struct ChordFigures {
  double root{};
  double thirds{};
  double triads{};
  double tetrads{};
  double majMin{};
  double sevenths{};
  double mirex{};  ///< at least three notes in common
  double thirdsInversions{};
  double triadsInversions{};
  double tetradsInversions{};
  double majMinInversions{};
  double seventhsInversions{};
  double underSegmentation{};  ///< 1 = every boundary of the reference is found
  double overSegmentation{};   ///< 1 = no boundary that the reference does not have
  double segmentation{};       ///< the smaller of the two

  bool operator==(const ChordFigures&) const = default;
};

/// @param reference ascending, not empty @param estimate ascending; cut and filled with "N" to the
/// reference's
///        time, so an empty one is no chord throughout
[[nodiscard]] ChordFigures chordFigures(const Spans& reference, const Spans& estimate);

}  // namespace barline::evaluation
