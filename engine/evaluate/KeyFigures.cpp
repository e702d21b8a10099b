#include "engine/evaluate/KeyFigures.h"

namespace barline::evaluation {

double keyScore(const model::AnnotatedKey& reference, const model::AnnotatedKey& estimate) {
  using Mode = model::AnnotatedMode;
  if (!reference.tonic || !estimate.tonic) return reference.tonic == estimate.tonic ? 1.0 : 0.0;
  const int above = (*estimate.tonic - *reference.tonic + 12) % 12;
  if (reference.mode == estimate.mode) return above == 0 ? 1.0 : above == 7 ? 0.5 : 0.0;
  if (reference.mode == Mode::Major && above == 9) return 0.3;
  if (reference.mode == Mode::Minor && above == 3) return 0.3;
  return above == 0 ? 0.2 : 0.0;
}

}  // namespace barline::evaluation
