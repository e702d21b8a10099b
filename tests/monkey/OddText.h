#pragma once

#include <QString>

#include "tests/monkey/Random.h"

namespace barline::monkey {

/// What somebody might type anywhere: sense, nonsense, other scripts, far too much. Never a path that leads
/// out of the current folder.
[[nodiscard]] QString oddText(Random& random);

/// What somebody looks for in the library, more or less in the language of searches.
[[nodiscard]] QString searchText(Random& random);

/// What somebody types over a chord, key or section, right or wrong.
[[nodiscard]] QString harmonyText(Random& random);

}  // namespace barline::monkey
