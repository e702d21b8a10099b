#pragma once

#include <utility>

#include "engine/evaluate/Differences.h"
#include "engine/evaluate/Evaluation.h"
#include "engine/model/Annotation.h"

namespace barline::evaluation {

/// A reference and all that an estimate has to do with it.
struct Comparison {
  model::Annotation reference;
  Evaluation evaluation;
  Differences differences;

  bool operator==(const Comparison&) const = default;
};

[[nodiscard]] inline Comparison compare(model::Annotation reference, const model::Annotation& estimate) {
  Comparison comparison{{}, evaluate(reference, estimate), differences(reference, estimate)};
  comparison.reference = std::move(reference);
  return comparison;
}

}  // namespace barline::evaluation
