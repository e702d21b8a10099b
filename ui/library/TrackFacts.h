#pragma once

#include <QRectF>
#include <QString>
#include <optional>
#include <vector>

#include "engine/model/MusicalKey.h"
#include "ui/theme/Theme.h"

class QPainter;

namespace barline::ui {

/// The three facts a track is known by.
struct TrackFacts {
  std::optional<double> bpm;
  std::optional<model::MusicalKey> key;
  QString metre;  ///< "4/4"; empty = not known

  bool operator==(const TrackFacts&) const = default;
};

/// How a key is written on a chip.
enum class KeyNotation : unsigned char {
  Camelot,  ///< "D major · 10B"
  All       ///< "D major · 10B · 3d"
};

/// Width of the chips of what is known, with the gaps between them; 0 where nothing is.
[[nodiscard]] double factsWidth(const TrackFacts& facts, KeyNotation notation, const Theme& theme);

/// Paints a chip for each fact that is known, in a row from `left`, centred on `middle`.
void paintFacts(QPainter& painter, double left, double middle, const TrackFacts& facts, KeyNotation notation,
                const Theme& theme);

}  // namespace barline::ui
