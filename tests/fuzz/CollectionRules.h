#pragma once

#include "engine/import/Collection.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {

/// What Collection.h promises of any collection that was read.
void requireRules(const importing::Collection& collection);

}  // namespace barline::fuzz
