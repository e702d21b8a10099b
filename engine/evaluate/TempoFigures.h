#pragma once

#include <optional>
#include <span>

#include "engine/model/Annotation.h"

namespace barline::evaluation {

/// How well one tempo is met. Acc1 and Acc2 are those of Gouyon et al. (2006) with a tolerance of 4 %; the
/// P-score is McKinney's as in MIREX and mir_eval.tempo, with 8 %.
struct TempoFigures {
  double acc1{};    ///< 0 or 1: the first tempo within 4 %
  double acc2{};    ///< 0 or 1: the same, or double, triple, a half or a third of it
  double pScore{};  ///< weights of the reference's tempi that one of the estimate's meets
  double oneCorrect{};
  std::optional<double> bothCorrect;  ///< absent where the reference has one tempo only

  bool operator==(const TempoFigures&) const = default;
};

/// @param reference at least one tempo
[[nodiscard]] TempoFigures tempoFigures(const model::AnnotatedTempo& reference,
                                        const model::AnnotatedTempo& estimate);

/// 60 s over the median distance of the beats; nothing for fewer than four, which say too little.
[[nodiscard]] std::optional<double> tempoOfBeats(std::span<const double> beats);

}  // namespace barline::evaluation
