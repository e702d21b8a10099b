#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/evaluate/BeatFigures.h"
#include "engine/evaluate/ChordFigures.h"
#include "engine/evaluate/SectionFigures.h"
#include "engine/evaluate/TempoFigures.h"
#include "engine/model/Annotation.h"

namespace barline::evaluation {

/// All figures of an estimate against a reference. A subject is absent where one of the two says nothing
/// about it, or where the reference says too little to judge by.
struct Evaluation {
  std::optional<BeatFigures> beats;      ///< from 5 s on
  std::optional<BeatFigures> downbeats;  ///< from 5 s on
  std::optional<TempoFigures> tempo;
  std::optional<ChordFigures> chords;
  std::optional<double> key;  ///< keyScore()
  std::optional<SectionFigures> sections;

  bool operator==(const Evaluation&) const = default;
};

/// The reference's tempo is its own or else that of its beats; so is the estimate's.
[[nodiscard]] Evaluation evaluate(const model::Annotation& reference, const model::Annotation& estimate);

enum class Subject : unsigned char { Beats, Downbeats, Tempo, Chords, Key, Sections };

struct Figure {
  std::string id;  ///< stable: "beat_f", "chord_majmin", … as scripts know them
  double value{};
  bool isSeconds{};  ///< else a share, 0–1, of which more is better

  bool operator==(const Figure&) const = default;
};

struct FigureGroup {
  Subject subject{};
  std::vector<Figure> figures;  ///< those that are asked for most come first
};

/// The figures in the order in which they are shown; absent subjects are left out.
[[nodiscard]] std::vector<FigureGroup> listFigures(const Evaluation& evaluation);

}  // namespace barline::evaluation
