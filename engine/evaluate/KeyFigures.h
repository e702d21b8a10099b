#pragma once

#include "engine/model/Annotation.h"

namespace barline::evaluation {

/// The weighted score of MIREX and mir_eval.key: 1 for the same key, 0.5 for one a fifth above the
/// reference's, 0.3 for the relative, 0.2 for the parallel key, else 0.
[[nodiscard]] double keyScore(const model::AnnotatedKey& reference, const model::AnnotatedKey& estimate);

}  // namespace barline::evaluation
