#pragma once

#include "engine/model/Annotation.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {

/// What Annotation.h promises of any reference that was read: finite times in order, spans longer than
/// nothing, keys and metres that exist.
void requireRules(const model::Annotation& annotation);

}  // namespace barline::fuzz
