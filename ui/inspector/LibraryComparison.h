#pragma once

#include <optional>

#include "engine/model/Measure.h"

namespace barline::ui {

/// The measures of the library's tracks as they were at one moment, to compare a value with. Immutable, so
/// it may be asked on any thread, and quick enough for the interface's: some 20 µs for 100,000 tracks.
/// A later state of the library is another object.
class LibraryComparison {
 public:
  virtual ~LibraryComparison() = default;

  /// The share of tracks, 0–1, that have a lower value; those with the same value count half, so a track in
  /// the middle stands at 0.5 whether it is of the library or not. Absent where too few tracks have the
  /// measure for a comparison to mean anything.
  [[nodiscard]] virtual std::optional<double> shareBelow(model::Measure measure, double value) const = 0;
};

}  // namespace barline::ui
